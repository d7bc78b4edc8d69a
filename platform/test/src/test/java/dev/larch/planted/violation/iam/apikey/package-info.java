@NullMarked
package dev.larch.planted.violation.iam.apikey;

import org.jspecify.annotations.NullMarked;
