using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Quality.Compiling;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Quality.Running;

/// <summary>What the source department and the platform do with an order, and the rows it is about.</summary>
sealed class AnswerOrders(
    CityContext city,
    CityStep step,
    IPermissions permissions,
    ICatalogue catalogue,
    ILake lake,
    RuleBook book,
    DuckDb duck,
    TimeProvider clock
)
{
    static readonly Fault Unknown = new("quality.no-order", "没有这张工单，请从列表重新进入。", 404);

    public Task<Outcome<QualityOrder>> ClaimFixed(Guid id, int seen, string note, Subject official, CancellationToken cancel) =>
        Change(
            nameof(ClaimFixed),
            QualityRights.Answer,
            id,
            seen,
            official,
            order => With(order, IssueWay.ClaimFixed(order.State), note),
            cancel
        );

    public Task<Outcome<QualityOrder>> Dispute(Guid id, int seen, string reason, Subject official, CancellationToken cancel) =>
        Change(
            nameof(Dispute),
            QualityRights.Answer,
            id,
            seen,
            official,
            order => With(order, IssueWay.Dispute(order.State, reason), reason),
            cancel
        );

    public Task<Outcome<QualityOrder>> DecideDispute(Guid id, int seen, bool ruleIsWrong, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<QualityOrder>(
            nameof(DecideDispute),
            async () =>
            {
                var decided = await Change(
                    nameof(DecideDispute),
                    QualityRights.Decide,
                    id,
                    seen,
                    official,
                    order => With(order, IssueWay.DecideDispute(order.State, ruleIsWrong), order.Note),
                    cancel
                );
                if (decided.Succeeded && ruleIsWrong)
                    await RejectAll(decided.Value, cancel);
                return decided;
            },
            cancel
        );
    }

    // A rule that is wrong is wrong for every row.
    async Task RejectAll(QualityOrder decided, CancellationToken cancel)
    {
        var others = await city.Set<QualityOrder>()
            .Where(one => one.Dataset == decided.Dataset && one.Rule == decided.Rule && one.OpenKey != null && one.Id != decided.Id)
            .ToListAsync(cancel);
        foreach (var other in others)
        {
            other.Note = decided.Note;
            other.Move(IssueState.Rejected, clock.GetUtcNow());
        }
    }

    public Task<Outcome<QualityOrder>> Waive(
        Guid id,
        int seen,
        DateOnly until,
        string reason,
        Subject official,
        CancellationToken cancel
    ) =>
        Change(
            nameof(Waive),
            QualityRights.Decide,
            id,
            seen,
            official,
            order =>
            {
                var waived = IssueWay.Waive(order.State, clock.GetUtcNow().Day(), until, reason);
                if (waived.Succeeded)
                    order.WaivedUntil = until;
                return With(order, waived, reason);
            },
            cancel
        );

    Fault? With(QualityOrder order, Outcome<IssueState> next, string? note)
    {
        if (next.Fault is { } fault)
            return fault;
        order.Note = string.IsNullOrWhiteSpace(note) ? order.Note : note.Trim();
        order.Move(next.Value, clock.GetUtcNow());
        return null;
    }

    Task<Outcome<QualityOrder>> Change(
        string doing,
        string right,
        Guid id,
        int seen,
        Subject official,
        Func<QualityOrder, Fault?> change,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<QualityOrder>(
            doing,
            async () =>
            {
                if (await city.Get<QualityOrder>(id, cancel) is not { } order)
                    return Unknown;
                if (permissions.Refuse(official, right, QualityRights.ResourceOf(order)) is { } refused)
                    return refused;
                if (order.Version != seen)
                    return new Fault("quality.stale", "刚才已有人处理过这张工单，请刷新后再操作。", 412);
                return change(order) is { } fault ? fault : order;
            },
            cancel
        );
    }

    public async Task<Outcome<IReadOnlyList<OffendingRow>>> Offending(Guid id, Subject official, int most, CancellationToken cancel)
    {
        if (await city.Set<QualityOrder>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } order)
            return Unknown;
        if (permissions.Refuse(official, QualityRights.SeeRows, QualityRights.ResourceOf(order)) is { } refused)
            return refused;
        var version = await lake.Version(order.Dataset, order.LastNumber, cancel);
        if (version.Fault is { } gone)
            return gone;
        var sheet = (await catalogue.Sheet(order.Dataset, cancel))!;
        var rules = await book.Of(sheet, cancel);
        if (rules.FirstOrDefault(rule => rule.Id == order.Rule) is not { } rule)
            return new Fault("quality.rule-gone", "这条规则已经停用，不再列出明细。", 409);
        var references = new Dictionary<string, IReadOnlyList<string>>();
        if (
            rule.Kind is RuleKind.Reference
            && await lake.Version(CompiledPass.Referred(rule).Dataset, null, cancel) is { Succeeded: true, Value: var other }
        )
            references[CompiledPass.Referred(rule).Dataset] = other.Files;
        return Rows(rule, version.Value.Files, sheet.Items, references, await Before(order, cancel), most);
    }

    // The rows of a rule stand in the order of the file; each open part has its stretch of them.
    async Task<long> Before(QualityOrder order, CancellationToken cancel) =>
        await city.Set<QualityOrder>()
            .AsNoTracking()
            .Where(one =>
                one.Dataset == order.Dataset
                && one.Rule == order.Rule
                && one.OpenKey != null
                && one.LastNumber == order.LastNumber
                && one.Part < order.Part
            )
            .SumAsync(one => one.Failed, cancel);

    List<OffendingRow> Rows(
        QualityRule rule,
        IReadOnlyList<string> files,
        IReadOnlyList<DataItem> items,
        IReadOnlyDictionary<string, IReadOnlyList<string>> references,
        long before,
        int most
    )
    {
        if (OffendingSql.Of(rule, files, references, clock.GetUtcNow()) is not { } sql)
            return [];
        var levels = items.ToDictionary(item => item.Column, StringComparer.OrdinalIgnoreCase);
        using var connection = duck.Open();
        DuckDb.Run(connection, "set preserve_insertion_order=true");
        using var reader = DuckDb.Ask(connection, string.Create(CultureInfo.InvariantCulture, $"{sql} limit {most} offset {before}"));
        var rows = new List<OffendingRow>();
        while (reader.Read())
        {
            var values = new Dictionary<string, string?>();
            string? finding = null;
            for (var i = 0; i < reader.FieldCount; i++)
            {
                var name = reader.GetName(i);
                if (!levels.TryGetValue(name, out var item))
                    continue;
                var text = reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture);
                if (text is not null && rule.Kind is RuleKind.ResidentId && name == rule.Column)
                    finding = ResidentIdFinding.Of(text, clock.GetUtcNow().Day());
                values[item.Name] = text is null ? null : SampleMask.Of(text, item.Level);
            }
            rows.Add(new(values, finding));
        }
        return rows;
    }
}
