using System.Globalization;
using System.Text.Json.Nodes;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Handling;

namespace Yingzhou.Support.Cases.Replay;

/// <summary>What one case of the replay is, thrown once for all by its index.</summary>
sealed record CasePlan(int Index, DateTimeOffset At, string Target, string Region, Subject Kind)
{
    public string Key(int year) => string.Create(CultureInfo.InvariantCulture, $"replay-{year}-{Index}");
}

/// <summary>Throws the plans of a year. Shares: page a01 §5 (10 % supplements, 3 % transfers, 94.6 % on time); the others are our own assumptions.</summary>
sealed class CasePlans(
    CasesContent content,
    IOrganisation organisation,
    Workdays workdays,
    PersonalCipher cipher,
    int year,
    int count,
    ulong seed
)
{
    public const double OnTimeShare = 0.946;
    const double SupplementShare = 0.10;
    const double SilentShare = 0.02;
    const double ReturnedShare = 0.03;
    const double WithdrawnShare = 0.01;
    const double BundleShare = 0.08;
    const int WaitingFrom = 100_000_000;

    readonly Dice dice = new(seed);
    readonly GeneratedCity people = new(seed, organisation);

    // The long tail of the families is few cases each: the year is thrown over the items that have a file of their own.
    readonly List<ServiceItem> items =
    [
        .. content.Items.Values.Where(item => item.Family is null).OrderBy(item => item.Id, StringComparer.Ordinal),
    ];
    readonly List<Bundle> bundles =
    [
        .. content
            .Bundles.Values.Where(bundle => bundle.Legs.All(leg => content.Items[leg.Item].Family is null))
            .OrderBy(bundle => bundle.Id, StringComparer.Ordinal),
    ];
    readonly List<Unit> towns =
    [
        .. organisation.Units().Where(unit => unit.Kind is UnitKind.Town).OrderBy(unit => unit.Region, StringComparer.Ordinal),
    ];

    readonly List<Unit> departments =
    [
        .. organisation.Units().Where(unit => unit.Kind is UnitKind.Department).OrderBy(unit => unit.Id, StringComparer.Ordinal),
    ];

    /// <summary>Working days of the year, on which people apply; one case in ten is submitted on a day off, as it is online.</summary>
    readonly List<DateOnly> days = [.. Days(workdays, year)];

    /// <summary>All plans in the order of their submission.</summary>
    public IReadOnlyList<CasePlan> All => [.. Enumerable.Range(0, count).Select(Of).OrderBy(plan => plan.At)];

    /// <summary>Matters named one by one. Their indices lie beyond those of any year, so that a key is never taken twice.</summary>
    public IEnumerable<CasePlan> Waiting(IReadOnlyList<WaitingMatter> matters, DateTimeOffset at) =>
        matters.Select((matter, place) => new CasePlan(WaitingFrom + place, at, matter.Target, matter.Region, matter.Subjects(content)[0]));

    CasePlan Of(int index)
    {
        var at = CityTime.StartOf(dice.For(index, "day").Of(days)).AddMinutes(8 * 60 + dice.For(index, "minute").Below(10 * 60));
        var town = dice.For(index, "place").Of(towns);
        var (target, subjects, regions) = dice.For(index, "bundle").Happens(BundleShare) && bundles.Count > 0 ? Bundle(index) : Item(index);
        return new(
            index,
            at,
            target,
            regions.Any(region => town.Region.StartsWith(region, StringComparison.Ordinal)) ? town.Region[..6] : regions[0],
            subjects[0]
        );
    }

    (string, IReadOnlyList<Subject>, IReadOnlyList<string>) Item(int index) =>
        dice.For(index, "item").Of(items) is { } item
            ? (item.Id, item.Subjects, item.Regions)
            : throw new InvalidOperationException("No items");

    (string, IReadOnlyList<Subject>, IReadOnlyList<string>) Bundle(int index) =>
        dice.For(index, "which").Of(bundles) is { } bundle
            ? (bundle.Id, bundle.Subjects, bundle.Regions)
            : throw new InvalidOperationException("No bundles");

    /// <summary>How a case goes; a leg of a bundle goes its own way.</summary>
    public Course CourseOf(Case @case)
    {
        var own = dice.For(0, @case.Number);
        return new(
            own,
            own.For(1, "pace").Share,
            !own.For(2, "late").Happens(OnTimeShare),
            own.For(3, "supplement").Happens(SupplementShare),
            own.For(4, "silent").Happens(SilentShare),
            own.For(5, "returned").Happens(ReturnedShare),
            own.For(6, "withdrawn").Happens(WithdrawnShare)
        );
    }

    public Applicant Applicant(CasePlan plan)
    {
        if (plan.Kind is Subject.Citizen)
        {
            var person = people.Person(plan.Index);
            return Cases.Applicant.Of(plan.Kind, cipher.PartyKey(person.Number), person.Name, person.Number, Personal.Phone(person.Phone));
        }
        if (plan.Kind is Subject.Unit)
        {
            var unit = dice.For(plan.Index, "unit").Of(departments);
            return Cases.Applicant.Of(plan.Kind, cipher.PartyKey(unit.Id), unit.Name, unit.Id);
        }
        var enterprise = people.Enterprise(plan.Index % GeneratedCity.EnterprisesAtFullScale);
        return Cases.Applicant.Of(
            plan.Kind,
            cipher.PartyKey(enterprise.Uscc),
            enterprise.Name,
            enterprise.Uscc,
            Personal.Phone(enterprise.Phone)
        );
    }

    public SubmitCaseRequest Submission(CasePlan plan, SituationGuide guide)
    {
        var answers = Answers(plan, guide);
        var enterprise = plan.Kind is Subject.Citizen ? null : people.Enterprise(plan.Index % GeneratedCity.EnterprisesAtFullScale);
        var form = content.Items.GetValueOrDefault(plan.Target)?.Form ?? content.Bundles[plan.Target].Form;
        return new(
            plan.Target,
            plan.Region,
            FormFiller.Fill(content.Forms[form].Content, people.Person(plan.Index), enterprise, plan.At.Day()),
            answers,
            [.. guide.Needed(plan.Target, answers).Select(HandIn)],
            plan.Key(year)
        );
    }

    JsonObject Answers(CasePlan plan, SituationGuide guide)
    {
        var answers = new JsonObject();
        while (guide.Questions(plan.Target, answers) is [var question, ..])
            answers[question.Id] = dice.For(plan.Index, question.Id).Of(question.Choices).Value;
        return answers;
    }

    static HandedIn HandIn(NeededMaterial need) =>
        need.Material.Kind is MaterialKind.Upload
            ? new HandedIn(need.HandInAs, Cases.MaterialSource.Uploaded, FileName: $"{need.Material.Name}（回放，无附件）")
            : SubmissionCheck.Fetched(need.Material) with
            {
                MaterialId = need.HandInAs,
            };

    static IEnumerable<DateOnly> Days(Workdays workdays, int year)
    {
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            var worked = workdays.IsWorkday(day) is { Succeeded: true, Value: true };
            for (var weight = worked ? 10 : 1; weight > 0; weight--)
                yield return day;
        }
    }
}
