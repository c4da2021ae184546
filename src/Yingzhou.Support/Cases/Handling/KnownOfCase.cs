using System.Text.Json;
using System.Text.Json.Nodes;
using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Eligibility;
using Fact = Yingzhou.Support.Eligibility.Fact;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>
/// What is known when a condition is checked: what was answered and typed, and what follows from who applies. Facts of registers come with their engines;
/// until then they are unknown, and an official looks.
/// </summary>
sealed class KnownOfCase
{
    const string ByIdentity = "登录身份";

    public required JsonObject Variables { get; init; }

    /// <param name="day">On which ages are reckoned.</param>
    public static KnownOfCase Of(Subject kind, string number, JsonObject answers, JsonObject form, DateOnly day)
    {
        var applicant = new JsonObject { ["kind"] = JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()) };
        if (kind is Subject.Citizen && ResidentId.Parse(number, day) is { Succeeded: true } id)
            applicant["age"] = id.Value.AgeOn(day);
        // A credit code is given with the business licence.
        var facts = kind is Subject.Enterprise ? new JsonObject { ["businessLicensed"] = true } : [];
        return new()
        {
            Variables = new JsonObject
            {
                ["answers"] = answers.DeepClone(),
                ["form"] = form.DeepClone(),
                ["applicant"] = applicant,
                ["facts"] = facts,
            },
        };
    }

    /// <returns><c>null</c> when it is not known.</returns>
    public JsonNode? Value(string of, string name) => Variables[of]?[name];

    /// <summary>What is known, as the eligibility engine takes it.</summary>
    /// <param name="names">What will be looked at: choices of open questions among it are tried.</param>
    public FactSheet Sheet(ServiceItem item, IEnumerable<string> names, DateTimeOffset now)
    {
        var possible =
            from name in names
            let path = name.Split('.')
            where path.Length == 2
            let values = Possible(path[0], path[1], item)
            where values is not null
            select KeyValuePair.Create(name, values);
        return new(Facts(Variables, "", now), now, possible.ToDictionary());
    }

    static IEnumerable<Fact> Facts(JsonObject group, string prefix, DateTimeOffset now)
    {
        foreach (var (name, value) in group)
        {
            if (value is null)
                continue;
            var path = prefix + name;
            if (prefix.Length > 0 && FeelJson.ToFeel(value) is { } known)
                yield return new(path, known, "", now);
            if (value is JsonObject members)
                foreach (var inner in Facts(members, path + ".", now))
                    yield return inner;
        }
    }

    /// <summary>The values it may turn out to have: choices of a question that is open; <c>null</c> when nothing bounds it.</summary>
    static IReadOnlyList<FeelValue>? Possible(string of, string name, ServiceItem item) =>
        of == "answers" && item.Questions.FirstOrDefault(question => question.Id == name) is { } question
            ? [.. question.Choices.Select(choice => (FeelValue)choice.Value)]
            : null;

    public ConditionFact Fact(string of, string name, ServiceItem item)
    {
        var value = Value(of, name);
        return of switch
        {
            "answers" when item.Questions.FirstOrDefault(question => question.Id == name) is { } question => new(
                question.Text,
                value is null
                    ? null
                    : question.Choices.FirstOrDefault(choice => choice.Value == value.ToString())?.Label ?? value.ToString(),
                "申请人的回答"
            ),
            "answers" => new(name, value?.ToString(), "申请人的回答"),
            "form" => new(name, value?.ToString(), "申请表"),
            "applicant" => new(
                name switch
                {
                    "kind" => "申请人类型",
                    "age" => "申请人年龄",
                    _ => name,
                },
                Word(value),
                ByIdentity
            ),
            _ => new(name, Word(value), value is null ? "登记部门的数据，尚未接入" : ByIdentity),
        };
    }

    static string? Word(JsonNode? value) =>
        value?.GetValueKind() switch
        {
            null => null,
            JsonValueKind.True => "是",
            JsonValueKind.False => "否",
            _ => value.ToString() switch
            {
                "citizen" => "个人",
                "enterprise" => "企业",
                "unit" => "机关单位",
                var other => other,
            },
        };
}
