create table environment_survey (
    id          $id$      not null primary key,
    region      text      not null,
    version     integer   not null,
    created_at  $instant$ not null,
    created_by  text      not null,
    updated_at  $instant$ not null,
    updated_by  text      not null,
    indicator   text      not null,
    case_id     $id$      not null,
    case_number text      not null,
    item_name   text      not null,
    measured    $double$  not null,
    drawn_on    $day$     not null,
    seed        text      not null,
    channel     text,
    said        $double$,
    note        text,
    asked_by    text,
    closed_on   $day$
);
create unique index ix_environment_survey_case_id on environment_survey (case_id);
create index ix_environment_survey_region_closed_on on environment_survey (region, closed_on);
