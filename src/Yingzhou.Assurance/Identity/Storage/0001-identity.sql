create table id_accounts (
    id              $id$      not null primary key,
    region          text      not null,
    version         integer   not null,
    created_at      $instant$ not null,
    created_by      text      not null,
    updated_at      $instant$ not null,
    updated_by      text      not null,
    login           text      not null,
    kind            text      not null,
    name            text      not null,
    resident_id     text,
    mobile          text,
    person_key      text,
    enterprise_key  text,
    enterprise_name text,
    uscc            text,
    official_id     text,
    level           text      not null,
    password_hash   text,
    demo            $bool$    not null,
    disabled        $bool$    not null
);
create unique index ix_id_accounts_login on id_accounts (login);
create index ix_id_accounts_person_key on id_accounts (person_key);
create index ix_id_accounts_enterprise_key on id_accounts (enterprise_key);
create index ix_id_accounts_official_id on id_accounts (official_id);

create table id_agencies (
    id                    $id$      not null primary key,
    region                text      not null,
    version               integer   not null,
    created_at            $instant$ not null,
    created_by            text      not null,
    updated_at            $instant$ not null,
    updated_by            text      not null,
    enterprise_account_id $id$      not null,
    agent_account_id      $id$      not null,
    kind                  text      not null,
    valid_from            $instant$ not null,
    valid_until           $instant$
);
create index ix_id_agencies_agent_account_id on id_agencies (agent_account_id);

create table id_sessions (
    id         $id$      not null primary key,
    account_id $id$      not null,
    at_end     text      not null,
    acting_as  text,
    opened_at  $instant$ not null,
    closed_at  $instant$
);
create index ix_id_sessions_account_id on id_sessions (account_id);

create table id_attempts (
    login_key  text      not null primary key,
    failures   integer   not null,
    not_before $instant$ not null
);
