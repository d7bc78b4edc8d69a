/** Members: the people of an organization, as its owners see and remove them. */
@NullMarked
package dev.larch.iam.member;

import org.jspecify.annotations.NullMarked;
