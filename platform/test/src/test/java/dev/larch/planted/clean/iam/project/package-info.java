@NullMarked
package dev.larch.planted.clean.iam.project;

import org.jspecify.annotations.NullMarked;
