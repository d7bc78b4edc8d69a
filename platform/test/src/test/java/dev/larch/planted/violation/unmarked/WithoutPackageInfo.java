package dev.larch.planted.violation.unmarked;

final class WithoutPackageInfo {}
