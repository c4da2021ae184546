using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.TalentServices.Recognition;

/// <param name="Declared">What the person says of facts that no register knows, by name; an empty one is not said.</param>
sealed record ApplyForRecognitionRequest(IReadOnlyDictionary<string, string> Declared, string? Statement, string? Key);

/// <summary>
/// 申请认定: what registers prove is decided at once; only what they do not know is asked, and looked at by a person. What somebody declares never holds by itself.
/// </summary>
sealed class ApplyForRecognition(
    CityContext city,
    CityStep step,
    RecognitionContent content,
    MyTalent mine,
    GrantRecognition grant,
    Workdays workdays
)
{
    public Task<Outcome<Guid>> Run(ApplyForRecognitionRequest request, Subject person, CancellationToken cancel)
    {
        if (person is not { Kind: SubjectKind.Citizen, PersonKey: { } key })
            return Task.FromResult<Outcome<Guid>>(RecognitionFaults.NotAPerson);
        city.Actors.Current = person.AsActor();
        return step.RunOnce(nameof(ApplyForRecognition), request.Key, () => Apply(request, key, person, cancel), cancel);
    }

    async Task<Outcome<Guid>> Apply(ApplyForRecognitionRequest request, string key, Subject person, CancellationToken cancel)
    {
        var (now, today) = (city.Clock.GetUtcNow(), city.Clock.GetUtcNow().Day());
        var before = await city.Set<TalentRecognition>().Where(one => one.HolderKey == key).ToListAsync(cancel);
        if (before.Exists(one => one.IsOpen))
            return RecognitionFaults.OpenAlready;
        if (
            before.Find(one => one is { Status: RecognitionStatus.Revoked, ClosedOn: { } on } && RecognitionClock.Bars(on, today)) is
            { } false_
        )
            return RecognitionFaults.Barred(false_.ClosedOn!.Value.AddYears(RecognitionClock.LookBackYears));

        var declared = Declared(request.Declared, now);
        if (declared.Fault is { } wrong)
            return wrong;
        var current = before.Find(one => one.Status is RecognitionStatus.Granted)?.Category;
        var registers = mine.Sheet(person);
        var sheet = new FactSheet([.. registers.Facts, .. declared.Value.Where(fact => registers.Find(fact.Name) is null)], now);
        var finding = CategoryRules.Find(content.Clauses, sheet);
        // What was said may settle a clause if it proves true; without a word about it, it is not gone for.
        var hoped = finding.Open.FirstOrDefault(one => CategoryRules.Find([one.Clause], AsProven(sheet)).Proven is not null)?.Clause;
        var goal = Higher(hoped, finding.Proven);
        if (goal is null || (current is not null && string.CompareOrdinal(goal.Category, current) >= 0))
            return RecognitionFaults.NoHigher;
        var settled = ReferenceEquals(goal, finding.Proven);
        var due = RecognitionClock.Due(workdays, today, settled);
        if (due.Fault is { } beyond)
            return beyond;
        var recognition = new TalentRecognition
        {
            Region = "3309",
            HolderKey = key,
            Holder = Personal.Name(person.Name),
            Category = goal.Category,
            Ground = goal.Title,
            Evidence = EvidenceOf(goal, sheet),
            Statement = string.IsNullOrWhiteSpace(request.Statement) ? null : request.Statement.Trim(),
            SubmittedOn = today,
            DueOn = due.Value.Day,
        };
        recognition.Open();
        city.Add(recognition);
        if (settled && await grant.GoOn(recognition, cancel) is { } refused)
            return refused;
        await city.SaveChangesAsync(cancel);
        return recognition.Id;
    }

    Outcome<IReadOnlyList<Fact>> Declared(IReadOnlyDictionary<string, string> said, DateTimeOffset now)
    {
        var facts = new List<Fact>();
        foreach (var (name, raw) in said.Where(one => !string.IsNullOrWhiteSpace(one.Value)))
        {
            if (content.Facts.Find(name) is not { } definition)
                return new Fault("talent.unknown-fact", "没有这个项目，请刷新后重新填写。") { Field = name };
            if (Read(definition, raw.Trim()) is not { } value)
                return new Fault("talent.fact-value", $"“{definition.Title}”应为{FactReading.Describe(definition)}。") { Field = name };
            facts.Add(new(name, value, "declared", now, Declared: true));
        }
        return facts;
    }

    // An honour is written by its name; the list says of which level it is, and what the list does not know a person has to find out.
    FeelValue? Read(FactDefinition definition, string text) =>
        definition.Kind switch
        {
            FactKind.Number when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number >= 0 =>
                number,
            FactKind.Boolean when text is "true" or "false" => text == "true",
            FactKind.Text when definition.Name == "honourLevel" && content.Honours.Find(text) is { } honour => honour.Level,
            FactKind.Text when definition.Choices is { } choices && choices.ContainsKey(text) => text,
            _ => null,
        };

    static CategoryClause? Higher(CategoryClause? one, CategoryClause? other) =>
        one is null ? other
        : other is null ? one
        : string.CompareOrdinal(one.Category, other.Category) < 0 ? one
        : other;

    internal static FactSheet AsProven(FactSheet sheet) => new(sheet.Facts.Select(fact => fact with { Declared = false }), sheet.At);

    internal static string EvidenceOf(CategoryClause clause, FactSheet sheet) =>
        JsonSerializer.Serialize(
            clause
                .Criterion.FactNames.Select(sheet.Find)
                .OfType<Fact>()
                .Select(fact => new EvidenceLine(fact.Name, fact.Value.ToString()!, fact.Dataset, fact.FetchedAt, fact.Declared))
        );
}
