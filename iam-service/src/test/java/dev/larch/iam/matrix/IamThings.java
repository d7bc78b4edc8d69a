package dev.larch.iam.matrix;

import dev.larch.kernel.Sha256;
import java.util.UUID;

/** Makes one thing of a kind in an organization and a project. */
final class IamThings {

    private final Home home;
    private final UUID organization;

    IamThings(Home home) {
        this.home = home;
        this.organization = home.organization();
    }

    UUID make(String kind) {
        var id = UUID.randomUUID();
        switch (kind) {
            case "api-key" -> apiKey(id);
            case "project-binding" -> binding(id, "ProjectViewer");
            case "organization-binding" -> binding(id, "OrgMember");
            case "service-account", "workload-account" -> account(id);
            case "user" -> user(id);
            case "session" -> session(id);
            case "invite" -> invite(id);
            case "group-role" -> groupRole(id);
            case "sso-connection" -> connection(id);
            case "sso-domain" -> domain(id);
            case "scim-token" -> scimToken(id);
            case "scim-user" -> scimUser(id);
            case "scim-group" -> scimGroup(id);
            case "resource" -> {}
            default -> throw new IllegalArgumentException("Nobody knows how to make a " + kind);
        }
        return id;
    }

    /** A rule of the account. */
    UUID workloadIdentity(String account) {
        var id = UUID.randomUUID();
        Sql.run("""
                INSERT INTO workload_identity
                    (id, organization_id, service_account_id, issuer, audience, subject, created_at)
                VALUES (?, ?, ?, 'https://ci.example', 'larch', ?, now())""", id, organization, UUID.fromString(account), id.toString());
        return id;
    }

    /** With a previous value too. */
    private void apiKey(UUID id) {
        Sql.run("""
                INSERT INTO api_key (id, organization_id, project_id, name, label, secret_sha256, previous_sha256,
                    previous_ends_at, created_at)
                VALUES (?, ?, ?, 'k', 'l', ?, ?, now() + interval '1 hour', now())""", id, organization, home.project(), Sha256.hex(id.toString()), Sha256.hex("previous" + id));
        home.bind("api_key", id, "ProjectViewer");
    }

    private void binding(UUID id, String role) {
        var account = UUID.randomUUID();
        account(account);
        home.bind(id, "service_account", account, role);
    }

    private void account(UUID id) {
        Sql.run("""
                INSERT INTO service_account (id, organization_id, name, client_id, secret_id, secret_sha256, created_at)
                VALUES (?, ?, 'robot', ?, ?, ?, now())""", id, organization, "client-" + id, UUID.randomUUID(), Sha256.hex(id.toString()));
    }

    private void user(UUID id) {
        Sql.run(
                "INSERT INTO app_user (id, email, name, issuer, subject, created_at) VALUES (?, ?, 'Ann', 'i', ?, now())",
                id,
                id + "@example.com",
                id.toString());
        home.bind("user", id, "OrgMember");
    }

    private void session(UUID id) {
        var user = UUID.randomUUID();
        user(user);
        Sql.run("""
                INSERT INTO web_session
                    (id, organization_id, user_id, cookie_sha256, created_at, last_seen_at, idle_ends_at, ends_at)
                VALUES (?, ?, ?, ?, now(), now(), now() + interval '1 hour', now() + interval '1 hour')""", id, organization, user, Sha256.hex(id.toString()));
    }

    private void invite(UUID id) {
        Sql.run("""
                INSERT INTO invite (id, organization_id, email, expires_at, created_at)
                VALUES (?, ?, ?, now() + interval '1 day', now())""", id, organization, id + "@example.com");
        home.bind("invite", id, "OrgMember");
    }

    private void groupRole(UUID id) {
        Sql.run("""
                INSERT INTO group_role (id, organization_id, group_name, role, resource_type, resource_id, created_at)
                VALUES (?, ?, ?, 'OrgMember', 'organization', ?, now())""", id, organization, id.toString(), organization);
    }

    private void connection(UUID id) {
        Sql.run("""
                INSERT INTO sso_connection (id, organization_id, name, issuer, client_id, client_secret, scopes,
                    default_role, session_lifetime_seconds, enforce, enabled, created_at)
                VALUES (?, ?, ?, 'http://127.0.0.1:1', 'c', 's', '{openid}', 'OrgMember', 3600, false, true, now())""", id, organization, id.toString());
    }

    private void domain(UUID id) {
        Sql.run(
                "INSERT INTO sso_domain (id, organization_id, name, token, created_at) VALUES (?, ?, ?, 't', now())",
                id,
                organization,
                id + ".example");
    }

    private void scimToken(UUID id) {
        Sql.run("""
                INSERT INTO scim_token (id, organization_id, name, secret_sha256, created_at, expires_at)
                VALUES (?, ?, 't', ?, now(), now() + interval '1 day')""", id, organization, Sha256.hex(id.toString()));
    }

    private void scimUser(UUID id) {
        user(id);
        Sql.run("""
                INSERT INTO scim_user (organization_id, user_id, user_name, state, created_at, updated_at)
                VALUES (?, ?, ?, 'active', now(), now())""", organization, id, id + "@example.com");
    }

    private void scimGroup(UUID id) {
        Sql.run("""
                INSERT INTO scim_group (id, organization_id, display_name, created_at, updated_at)
                VALUES (?, ?, ?, now(), now())""", id, organization, id.toString());
    }
}
