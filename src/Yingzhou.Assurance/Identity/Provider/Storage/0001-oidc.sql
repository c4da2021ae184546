-- The stores of OpenIddict 7; instants are UTC ticks, which mean the same on both databases.
create table oidc_applications (
    id                        text not null primary key,
    application_type          text,
    client_id                 text,
    client_secret             text,
    client_type               text,
    concurrency_token         text,
    consent_type              text,
    display_name              text,
    display_names             text,
    json_web_key_set          text,
    permissions               text,
    post_logout_redirect_uris text,
    properties                text,
    redirect_uris             text,
    requirements              text,
    settings                  text
);
create unique index ix_oidc_applications_client_id on oidc_applications (client_id);

create table oidc_scopes (
    id                text not null primary key,
    concurrency_token text,
    description       text,
    descriptions      text,
    display_name      text,
    display_names     text,
    name              text,
    properties        text,
    resources         text
);
create unique index ix_oidc_scopes_name on oidc_scopes (name);

create table oidc_authorizations (
    id                text not null primary key,
    application_id    text references oidc_applications (id),
    concurrency_token text,
    creation_date     $long$,
    properties        text,
    scopes            text,
    status            text,
    subject           text,
    type              text
);
create index ix_oidc_authorizations_application_id_status_subject_type on oidc_authorizations (application_id, status, subject, type);

create table oidc_tokens (
    id                text not null primary key,
    application_id    text references oidc_applications (id),
    authorization_id  text references oidc_authorizations (id),
    concurrency_token text,
    creation_date     $long$,
    expiration_date   $long$,
    payload           text,
    properties        text,
    redemption_date   $long$,
    reference_id      text,
    status            text,
    subject           text,
    type              text
);
create index ix_oidc_tokens_application_id_status_subject_type on oidc_tokens (application_id, status, subject, type);
create index ix_oidc_tokens_authorization_id on oidc_tokens (authorization_id);
create unique index ix_oidc_tokens_reference_id on oidc_tokens (reference_id);
