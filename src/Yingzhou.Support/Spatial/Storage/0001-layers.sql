create table spatial_layers (
    id              $id$      not null primary key,
    region          text      not null,
    version         integer   not null,
    created_at      $instant$ not null,
    created_by      text      not null,
    updated_at      $instant$ not null,
    updated_by      text      not null,
    code            text      not null,
    unit_id         text      not null,
    published       integer   not null,
    latest          integer   not null,
    pending         integer,
    content_digest  text
);
create unique index ix_spatial_layers_code on spatial_layers (code);

create table spatial_versions (
    layer        text      not null,
    number       integer   not null,
    state        text      not null,
    made_at      $instant$ not null,
    made_by      text      not null,
    made_by_name text      not null,
    note         text      not null,
    source       text      not null,
    decided_at   $instant$,
    decided_by   text,
    added        integer   not null,
    changed      integer   not null,
    removed      integer   not null,
    quarantined  integer   not null,
    features     integer   not null,
    levels       integer   not null,
    west         $double$  not null,
    south        $double$  not null,
    east         $double$  not null,
    north        $double$  not null,
    checksum     text      not null,
    primary key (layer, number)
);

create table spatial_features (
    id           $id$     not null primary key,
    layer        text     not null,
    feature      text     not null,
    since        integer  not null,
    until        integer,
    cell         $long$   not null,
    west         $double$ not null,
    south        $double$ not null,
    east         $double$ not null,
    north        $double$ not null,
    shape        $bytes$  not null,
    attributes   text     not null
);
create unique index ix_spatial_features_layer_feature_since on spatial_features (layer, feature, since);
create index ix_spatial_features_layer_cell on spatial_features (layer, cell);

create table spatial_quarantine (
    id         $id$    not null primary key,
    layer      text    not null,
    number     integer not null,
    line       integer not null,
    place      text    not null,
    feature    text,
    code       text    not null,
    reason     text    not null,
    longitude  $double$,
    latitude   $double$,
    attributes text    not null
);
create index ix_spatial_quarantine_layer_number on spatial_quarantine (layer, number);
