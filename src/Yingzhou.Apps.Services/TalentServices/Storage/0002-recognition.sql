create table talent_recognitions (
    id            $id$      not null primary key,
    region        text      not null,
    version       integer   not null,
    created_at    $instant$ not null,
    created_by    text      not null,
    updated_at    $instant$ not null,
    updated_by    text      not null,
    holder_key    text      not null,
    holder        text      not null,
    category      text      not null,
    ground        text      not null,
    evidence      text      not null,
    statement     text,
    submitted_on  $day$     not null,
    due_on        $day$     not null,
    status        text      not null,
    open_key      text,
    public_until  $day$,
    granted_on    $day$,
    valid_to      $day$,
    reviewer_id   text,
    reviewer_name text,
    reason        text,
    objection     text,
    objected_by   text,
    closed_on     $day$
);
create unique index ix_talent_recognitions_open_key on talent_recognitions (open_key);
create index ix_talent_recognitions_holder_key on talent_recognitions (holder_key);
create index ix_talent_recognitions_status_public_until on talent_recognitions (status, public_until);

create table talent_awards (
    id              $id$      not null primary key,
    region          text      not null,
    version         integer   not null,
    created_at      $instant$ not null,
    created_by      text      not null,
    updated_at      $instant$ not null,
    updated_by      text      not null,
    holder_key      text      not null,
    holder          text      not null,
    recognition_id  $id$      not null,
    reviewer_id     text,
    policy_id       text      not null,
    exclusive_group text,
    title           text      not null,
    total           $decimal$ not null,
    months          integer   not null,
    started_on      $day$     not null,
    stopped_on      $day$,
    stop_reason     text,
    paid            text      not null
);
create index ix_talent_awards_holder_key on talent_awards (holder_key);
create index ix_talent_awards_recognition_id on talent_awards (recognition_id);

-- Posts that employers publish here; those of the demonstration are content.
create table talent_posts (
    id            $id$      not null primary key,
    region        text      not null,
    version       integer   not null,
    created_at    $instant$ not null,
    created_by    text      not null,
    updated_at    $instant$ not null,
    updated_by    text      not null,
    employer_key  text      not null,
    post          text      not null,
    published_on  $day$     not null,
    closed_on     $day$
);
create index ix_talent_posts_employer_key on talent_posts (employer_key);
create index ix_talent_posts_closed_on on talent_posts (closed_on);

create table talent_fairs (
    id          $id$      not null primary key,
    region      text      not null,
    version     integer   not null,
    created_at  $instant$ not null,
    created_by  text      not null,
    updated_at  $instant$ not null,
    updated_by  text      not null,
    name        text      not null,
    wishes_to   $day$     not null,
    assigned_at $instant$,
    result      text      not null
);

create table talent_wishes (
    fair_id  $id$      not null,
    resume   text      not null,
    posts    text      not null,
    at       $instant$ not null,
    primary key (fair_id, resume)
)$compact$;
