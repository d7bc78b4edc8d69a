package dev.larch.platform.test.rules;

import com.tngtech.archunit.core.domain.JavaClass;

/** The role of a type, read from its name as the house gives it. */
final class Names {

    private Names() {}

    static boolean isResource(JavaClass type) {
        return hasRole(type, "Resource");
    }

    static boolean isService(JavaClass type) {
        return hasRole(type, "Service");
    }

    static boolean isClient(JavaClass type) {
        return hasRole(type, "Client");
    }

    static boolean isStorage(JavaClass type) {
        return hasRole(type, "Entity") || hasRole(type, "Repository");
    }

    static boolean isPackageInfo(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }

    /** The type itself, or the outermost one that encloses it: a nested type plays its role. */
    static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Names::outermost).orElse(type);
    }

    private static boolean hasRole(JavaClass type, String role) {
        return outermost(type).getSimpleName().endsWith(role);
    }
}
