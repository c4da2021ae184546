create table assets_assets (
    id             $id$      not null primary key,
    region         text      not null,
    version        integer   not null,
    created_at     $instant$ not null,
    created_by     text      not null,
    updated_at     $instant$ not null,
    updated_by     text      not null,
    title          text      not null,
    holder         text      not null,
    holder_name    text      not null,
    rights         text      not null,
    sources        text      not null,
    gaps           text      not null,
    digests        text      not null,
    state          text      not null,
    check_due_on   $day$     not null,
    checked_by     text,
    words          text,
    notice_until   $day$,
    code           text,
    registered_on  $day$,
    valid_until    $day$,
    seal           text,
    valuation      text      not null,
    value          $decimal$,
    pledged_to     text,
    pledged_amount $decimal$
);
create unique index ix_assets_assets_code on assets_assets (code);
create index ix_assets_assets_holder on assets_assets (holder);
create index ix_assets_assets_state on assets_assets (state);

create table assets_objections (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    asset_id   $id$      not null,
    by         text      not null,
    reason     text      not null,
    is_upheld  $bool$,
    answer     text
);
create index ix_assets_objections_asset_id on assets_objections (asset_id);
