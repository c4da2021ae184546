create table video_grants (
    id           $id$      not null primary key,
    region       text      not null,
    version      integer   not null,
    created_at   $instant$ not null,
    created_by   text      not null,
    updated_at   $instant$ not null,
    updated_by   text      not null,
    unit         text      not null,
    owner        text      not null,
    cameras      text      not null,
    purpose      text      not null,
    ground       text      not null,
    from_at      $instant$ not null,
    until_at     $instant$ not null,
    asked_by     text      not null,
    asked_name   text      not null,
    stage        text      not null,
    decided_name text,
    decided_at   $instant$,
    reason       text
);
create index ix_video_grants_owner on video_grants (owner);
create index ix_video_grants_unit on video_grants (unit);

create table video_views (
    id          $id$      not null primary key,
    region      text      not null,
    version     integer   not null,
    created_at  $instant$ not null,
    created_by  text      not null,
    updated_at  $instant$ not null,
    updated_by  text      not null,
    camera      text      not null,
    viewer_id   text      not null,
    viewer_name text      not null,
    post_title  text      not null,
    unit        text      not null,
    owner       text      not null,
    purpose     text      not null,
    ground      text      not null,
    grant_id    $id$,
    started_at  $instant$ not null,
    ends_at     $instant$ not null,
    stopped_at  $instant$
);
create index ix_video_views_owner_started_at on video_views (owner, started_at);
