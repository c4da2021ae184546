using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Services.OnlineServices.Demands;

/// <param name="Answer">What was said to it already; <c>null</c> when nothing was.</param>
/// <param name="IsOpen">Nobody has answered it, or it was demanded again after it was to have stopped.</param>
sealed record DemandLine(DemandedPaper Finding, DemandAnswer? Answer, bool IsOpen);

/// <param name="Lines">Open ones first.</param>
sealed record DemandBoard(IReadOnlyList<DemandLine> Lines, RatioOf Uploaded, DateOnly First, DateOnly Last)
{
    /// <summary>免提交的减材料率: one minus uploaded among required.</summary>
    public Reduction Papers => new(Uploaded.Denominator, Uploaded.Numerator, "份");
}

/// <param name="LegalBasis">Empty when the paper will not be asked for any more.</param>
sealed record AnswerDemandRequest(string Item, string Paper, bool ByLaw, string? LegalBasis);

/// <summary>不该要的材料: the findings of the last ninety days for the item managers of an area, and their answers.</summary>
sealed class DemandDesk(CityContext city, CityStep step, ICases cases, IPermissions permissions, TimeProvider clock)
{
    const int Days = 90;
    const int LongestBasis = 200;

    static readonly Fault NoBasis = new("services.demand-needs-basis", "依法要收的，请写明法律名称和条款；没有依据的，请选“不再索要”。")
    {
        Field = "basis",
    };

    static readonly Fault NoFinding = new("services.unknown-demand", "这一条已经不在清单里，请刷新后再看。", 404);

    public async Task<Outcome<DemandBoard>> Board(Subject official, CancellationToken cancel)
    {
        if (official.Scope is not { } area || Refuse(official) is not null)
            return Refuse(official) ?? NoFinding;
        var last = clock.GetUtcNow().Day();
        var first = last.AddDays(-Days);
        var figures = await cases.Demands(area, first, last, cancel);
        var answers = await city.Set<DemandAnswer>().AsNoTracking().Where(answer => answer.Region == area.Code).ToListAsync(cancel);
        var known = answers.ToDictionary(answer => (answer.Item, answer.Paper));
        var lines = figures.Findings.Select(finding =>
        {
            var answer = known.GetValueOrDefault((finding.ItemId, finding.Paper));
            return new DemandLine(finding, answer, answer?.Covers(finding.LastAt) is not true);
        });
        return new DemandBoard([.. lines.OrderByDescending(line => line.IsOpen)], figures.Uploaded, first, last);
    }

    public Task<Outcome<Done>> Answer(AnswerDemandRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run(nameof(DemandAnswer), () => Keep(request, official, cancel), cancel);
    }

    async Task<Outcome<Done>> Keep(AnswerDemandRequest request, Subject official, CancellationToken cancel)
    {
        if (official.Scope is not { } area || Refuse(official) is not null)
            return Refuse(official) ?? NoFinding;
        var basis = request.ByLaw ? (request.LegalBasis ?? "").Trim() : null;
        if (basis is { Length: 0 or > LongestBasis })
            return NoBasis;
        var board = await Board(official, cancel);
        if (!board.Succeeded || board.Value.Lines.All(line => line.Finding.ItemId != request.Item || line.Finding.Paper != request.Paper))
            return NoFinding;
        var answer = await city.Set<DemandAnswer>()
            .SingleOrDefaultAsync(one => one.Region == area.Code && one.Item == request.Item && one.Paper == request.Paper, cancel);
        if (answer is null)
        {
            answer = new DemandAnswer
            {
                Region = area.Code,
                Item = request.Item,
                Paper = request.Paper,
            };
            city.Add(answer);
        }
        answer.Say(basis, city.Clock.GetUtcNow(), official.Name);
        return Done.It;
    }

    Fault? Refuse(Subject official)
    {
        var region = official.Scope?.Code ?? "";
        return permissions.Refuse(official, ServicesRights.KeepCatalogue, ServicesRights.Catalogue(region));
    }
}
