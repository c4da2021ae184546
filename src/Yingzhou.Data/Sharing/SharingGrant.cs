using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing;

/// <summary>What one system of one department may read, what for, how it is masked, how much, until when (授权). One call is made under one grant; grants do not widen each other.</summary>
public sealed class SharingGrant : Record
{
    /// <summary><c>G-2026-000123</c>.</summary>
    public required string Code { get; init; }

    public required Guid RequestId { get; init; }

    public required string Dataset { get; init; }

    public required string DatasetName { get; init; }

    public required string Provider { get; init; }

    public required string Consumer { get; init; }

    public required string System { get; init; }

    public required string Purpose { get; init; }

    public required PurposeKind Kind { get; init; }

    public string? Item { get; init; }

    public required string LegalBasis { get; init; }

    /// <summary>JSON array of <see cref="SharedField"/>.</summary>
    public required string Fields { get; init; }

    public required string SubjectColumns { get; init; }

    public required string KeyColumn { get; init; }

    public string? RowFilter { get; init; }

    public required bool Batch { get; init; }

    /// <summary>The highest level it was given for: what the provider raises above it is no longer covered.</summary>
    public required DataLevel Level { get; init; }

    /// <summary>Calls a second.</summary>
    public required int Rate { get; init; }

    public required int Burst { get; init; }

    public required long DailyRows { get; set; }

    /// <summary>Different persons a month.</summary>
    public required int MonthlySubjects { get; set; }

    /// <summary>Rows of one call.</summary>
    public required int MostRows { get; init; }

    /// <summary>Hours for which late data may still be given, marked as such; <c>null</c>: not at all.</summary>
    public int? StaleHours { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>The provider allows rows that exist nowhere among those of a batch (诱饵记录), so that a file that turns up can be traced.</summary>
    public bool TrapRows { get; set; }

    public GrantState State { get; private set; } = GrantState.Draft;

    public int TestCalls { get; private set; }

    /// <summary>Why it was suspended or revoked.</summary>
    public string? Reason { get; private set; }

    /// <summary>From when the guard against browsing counts: a grant that goes on is not judged by what it was stopped for.</summary>
    public DateTimeOffset? WatchedFrom { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public IReadOnlyList<SharedField> FieldList => SharedField.Read(Fields);

    public IReadOnlyList<string> SubjectColumnList => SubjectColumns.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public bool IsInForce(DateOnly day) => State is GrantState.Active or GrantState.Testing && day >= ValidFrom && day <= ValidUntil;

    internal void Raise(long dailyRows, int monthlySubjects) => (DailyRows, MonthlySubjects) = (dailyRows, monthlySubjects);

    internal Fault? KeyIssued() => Move(SharingGrantWay.KeyIssued(State));

    internal void Tested(DateTimeOffset at)
    {
        TestCalls++;
        State = SharingGrantWay.Tested(State, TestCalls);
        if (State is GrantState.Active)
            WatchedFrom = at;
    }

    internal Fault? Suspend(string? reason) => Stop(SharingGrantWay.Suspend(State, reason), reason, null);

    internal Fault? Revoke(string? reason, DateTimeOffset at) => Stop(SharingGrantWay.Revoke(State, reason), reason, at);

    internal Fault? Resume(DateTimeOffset at)
    {
        if (Move(SharingGrantWay.Resume(State, TestCalls)) is { } fault)
            return fault;
        (Reason, WatchedFrom) = (null, at);
        return null;
    }

    internal void Expire(DateTimeOffset at) => (State, EndedAt) = (GrantState.Expired, at);

    internal void Issued() =>
        Raise(
            new GrantIssued(
                Code,
                RequestId,
                Dataset,
                Provider,
                Consumer,
                System,
                Purpose,
                LegalBasis,
                Level.ToString(),
                [.. FieldList.Select(field => field.Column)],
                ValidUntil
            )
        );

    Fault? Stop(Outcome<GrantState> next, string? reason, DateTimeOffset? ended)
    {
        if (Move(next) is { } fault)
            return fault;
        (Reason, EndedAt) = (reason!.Trim(), ended);
        Raise(new GrantStopped(Code, State.ToString(), Provider, Consumer, Reason, Dataset));
        return null;
    }

    Fault? Move(Outcome<GrantState> next)
    {
        if (next.Succeeded)
            State = next.Value;
        return next.Fault;
    }
}

/// <summary>A grant came into force: who may read what, for which purpose, on which basis.</summary>
public sealed record GrantIssued(
    string Code,
    Guid Request,
    string Dataset,
    string Provider,
    string Consumer,
    string System,
    string Purpose,
    string LegalBasis,
    string Level,
    IReadOnlyList<string> Columns,
    DateOnly ValidUntil
) : CityEvent(Code)
{
    public override string Type => "sharing.grant-issued";
}

/// <summary>A grant was suspended or revoked: provider and consumer are told.</summary>
public sealed record GrantStopped(string Code, string State, string Provider, string Consumer, string Reason, string Dataset)
    : CityEvent(Code)
{
    public override string Type => "sharing.grant-stopped";
}
