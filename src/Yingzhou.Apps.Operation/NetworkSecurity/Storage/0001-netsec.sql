create table netsec_assets (
    id          $id$      not null primary key,
    region      text      not null,
    version     integer   not null,
    created_at  $instant$ not null,
    created_by  text      not null,
    updated_at  $instant$ not null,
    updated_by  text      not null,
    code        text      not null,
    name        text      not null,
    unit        text      not null,
    service     text      not null,
    exposure    text      not null,
    information integer   not null,
    operation   integer   not null,
    filing      text,
    assessed_on $day$
);
create unique index ix_netsec_assets_code on netsec_assets (code);

create table netsec_vulnerabilities (
    id             $id$      not null primary key,
    region         text      not null,
    version        integer   not null,
    created_at     $instant$ not null,
    created_by     text      not null,
    updated_at     $instant$ not null,
    updated_by     text      not null,
    asset_id       $id$      not null,
    code           text      not null,
    title          text      not null,
    vector         text      not null,
    score          $decimal$ not null,
    exploitation   text      not null,
    found_at       $instant$ not null,
    due_at         $instant$,
    state          text      not null,
    patched_at     $instant$,
    accepted_until $day$,
    fixed_at       $instant$,
    fixed_by       text,
    closed_at      $instant$,
    note           text
);
create unique index ix_netsec_vulnerabilities_asset_id_code on netsec_vulnerabilities (asset_id, code);
create index ix_netsec_vulnerabilities_found_at on netsec_vulnerabilities (found_at);
