using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Evaluation.Content;
using Yingzhou.Support.Evaluation.Storage;
using Yingzhou.Support.Objections;

namespace Yingzhou.Support.Evaluation.Scoring;

/// <summary>
/// 考核异议: an evaluated unit contests one line of its published score. Whoever looks into it neither published it nor entered its adjustments. Upheld, the day is published again in the same step, with only this line
/// changed: the figure as it was corrected at its source, or a line that does not count for the unit, or an adjustment withdrawn; never a score by hand. Both versions stay.
/// </summary>
sealed class ScoreObjection(
    CityContext city,
    SchemeContent schemes,
    ScoreSheet sheet,
    IOrganisation organisation,
    IPermissions permissions,
    Workdays workdays
) : IObjectionMatter
{
    public const string Matter = "evaluation.score";
    const string Corrected = "按改正后的数据重算";
    const string LeftOut = "该指标不计入本单位";
    const string Withdrawn = "撤销该项加减分";

    public bool ByUnits => true;

    public IReadOnlyList<string> Corrections => [Corrected, LeftOut, Withdrawn];

    public string? PageOf(string about) =>
        ContestedScore.Read(about) is { } score
            ? string.Create(CultureInfo.InvariantCulture, $"/desk/evaluation/{score.Scheme}?day={score.Day:yyyy-MM-dd}")
            : null;

    public async Task<Outcome<Contested>> Find(string about, string? claim, Subject raiser, CancellationToken cancel)
    {
        if (ContestedScore.Read(about) is not { } score || await Line(score, cancel) is not { } line)
            return EvaluationFaults.NoLine;
        if (permissions.Refuse(raiser, EvaluationRights.Contest, new("evaluation", score.Scheme) { Region = score.Unit }) is { } refused)
            return refused;
        if (raiser.Scope?.Code != score.Unit)
            return EvaluationFaults.NotYours;
        var published = await city.Set<Publication>()
            .AsNoTracking()
            .SingleAsync(one => one.Scheme == score.Scheme && one.Day == score.Day && one.Revision == 1, cancel);
        var until = workdays.AddWorkdaysOpen(published.CreatedAt.Day(), line.Terms.ObjectionDays);
        if (until.Fault is { } beyond)
            return beyond;
        if (city.Clock.GetUtcNow().Day() > until.Value.Day)
            return EvaluationFaults.ObjectionOver(until.Value.Day);
        var adjusters = await sheet
            .Entered(score.Scheme, score.Day)
            .Where(one => one.Unit == score.Unit)
            .Select(one => one.EnteredBy)
            .ToListAsync(cancel);
        return new Contested(
            score.Unit,
            $"{organisation.NameOf(score.Unit)} {score.Day:yyyy-MM-dd} {line.Title}",
            $"evaluated:{score.Unit}"
        )
        {
            Deciders = [.. adjusters.Append(published.PublishedBy).Append(raiser.ActorId).Distinct()],
            Note = line.Note,
        };
    }

    public async Task<Outcome<Redress>> Uphold(Objection objection, string? correction, Actor by, CancellationToken cancel)
    {
        var score = ContestedScore.Read(objection.About)!;
        if (await sheet.Last(score.Scheme, score.Day, cancel) is not { } last)
            return EvaluationFaults.NoLine;
        var before = last.Table;
        var scheme = before.Terms ?? schemes.Find(score.Scheme)!;
        var values = before.Units.ToDictionary(
            unit => unit.Unit,
            unit => unit.Lines.ToDictionary(line => line.Indicator, line => line.Value)
        );
        List<ScoreWaiver> waivers = [.. before.Waivers ?? []];
        List<TakenValue> taken = [.. before.Taken ?? []];
        switch (correction)
        {
            case Corrected when score.Indicator is { } indicator:
                var now = await sheet.Figures(scheme, score.Day, cancel);
                var figure = now.ByUnit[score.Unit].GetValueOrDefault(indicator);
                if (figure == values[score.Unit].GetValueOrDefault(indicator))
                    return EvaluationFaults.Unchanged;
                values[score.Unit][indicator] = figure;
                taken.RemoveAll(one => one.Unit == score.Unit && one.Indicator == indicator);
                taken.AddRange(now.Taken.Where(one => one.Unit == score.Unit && one.Indicator == indicator));
                break;
            case LeftOut when score.Indicator is not null:
            case Withdrawn when score.Adjustment is not null:
                waivers.Add(new(score.Unit, score.Indicator, score.Adjustment, objection.Reply ?? correction));
                break;
            default:
                return EvaluationFaults.Correction;
        }
        var after = await sheet.Table(scheme, score.Day, values, taken, waivers, cancel);
        var effect = Effect(score.Unit, before, after, last.Revision + 1);
        city.Add(
            new Publication
            {
                Region = last.Region,
                Scheme = score.Scheme,
                Day = score.Day,
                Scores = JsonSerializer.Serialize(after, JsonSerializerOptions.Web),
                PublishedBy = by.Id,
                Revision = last.Revision + 1,
                Reason = $"{objection.Title}异议成立，{correction}",
            }
        );
        return new Redress(effect, correction);
    }

    string Effect(string unit, EvaluationTable before, EvaluationTable after, int revision)
    {
        var (was, now) = (before.Units.First(one => one.Unit == unit), after.Units.First(one => one.Unit == unit));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{organisation.NameOf(unit)}总分 {was.Total:0.00} → {now.Total:0.00}，名次 {was.Place} → {now.Place}，等次 {was.Grade} → {now.Grade}；第 {revision} 次公布，前一次保留"
        );
    }

    sealed record ContestedLine(EvaluationScheme Terms, string Title, string Note);

    async Task<ContestedLine?> Line(ContestedScore score, CancellationToken cancel)
    {
        if (await sheet.Last(score.Scheme, score.Day, cancel) is not { } last)
            return null;
        var table = last.Table;
        if (
            (table.Terms ?? schemes.Find(score.Scheme)) is not { } terms
            || table.Units.FirstOrDefault(one => one.Unit == score.Unit) is not { } unit
        )
            return null;
        if (score.Adjustment is { } id)
            return
                await sheet
                    .Entered(score.Scheme, score.Day)
                    .AsNoTracking()
                    .SingleOrDefaultAsync(one => one.Id == id && one.Unit == score.Unit, cancel)
                    is { } adjustment
                ? new(
                    terms,
                    adjustment.IsVeto ? "一票否决" : "加减分",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"公布的是：{(adjustment.IsVeto ? "一票否决" : $"{adjustment.Points:+0.##;−0.##} 分")}，依据 {adjustment.Document}"
                    )
                )
                : null;
        return
            unit.Lines.FirstOrDefault(one => one.Indicator == score.Indicator) is { } line
            && table.Values.FirstOrDefault(one => one.Indicator == score.Indicator) is { } name
            ? new(
                terms,
                name.Name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"公布的是：数值 {(line.Value is { } value ? $"{value:0.##}{name.Unit}" : "没有数据")}，得 {(line.Score is { } points ? $"{points:0.00}" : "—")} 分，权重 {line.Weight:0.##}"
                )
            )
            : null;
    }
}
