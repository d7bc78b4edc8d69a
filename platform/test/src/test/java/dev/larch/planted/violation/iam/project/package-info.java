@NullMarked
package dev.larch.planted.violation.iam.project;

import org.jspecify.annotations.NullMarked;
