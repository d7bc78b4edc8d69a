@NullMarked
package dev.larch.planted.clean.iam.apikey;

import org.jspecify.annotations.NullMarked;
