using System.Globalization;
using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>Turns families into items, each knowing the place in its family's file that a check has to point at.</summary>
static class FamilyItems
{
    public static IEnumerable<ContentFile<ServiceItem>> Of(
        ContentFile<ItemFamily> file,
        IReadOnlyDictionary<string, ItemOperation> operations
    ) =>
        from thing in file.Content.Objects.Index()
        from step in (thing.Item.Operations ?? file.Content.Operations).Index()
        where operations.ContainsKey(step.Item)
        select new ContentFile<ServiceItem>(file.File, Item(file.Content, thing.Item, operations[step.Item], first: step.Index == 0))
        {
            Within = string.Create(CultureInfo.InvariantCulture, $"objects[{thing.Index}].{step.Item}"),
        };

    static ServiceItem Item(ItemFamily family, FamilyObject thing, ItemOperation operation, bool first)
    {
        var promise = Math.Min(family.Clock.PromisedWorkdays, operation.PromisedAtMost ?? int.MaxValue);
        var words = new Words(family, thing, operation, promise);
        return new()
        {
            Id = first ? thing.Id : $"{thing.Id}-{operation.Id}",
            Code = string.Create(CultureInfo.InvariantCulture, $"{family.CodeStem}{thing.Number:000}{operation.Number:000}"),
            Version = family.Version,
            EffectiveFrom = family.EffectiveFrom,
            Name = words.In(family.Title ?? operation.Title),
            AlsoCalled =
            [
                .. thing
                    .AlsoCalled.SelectMany(nick =>
                        operation.Sayings.Select(saying => saying.Replace("{nick}", nick, StringComparison.Ordinal))
                    )
                    .Distinct(),
            ],
            Summary = words.In(operation.Summary),
            Kind = family.Kind,
            Subjects = family.Subjects,
            Department = family.Department,
            Level = family.Level,
            Regions = family.Regions,
            LegalBasis = family.LegalBasis,
            Conditions =
            [
                .. family.Conditions.Concat(operation.Conditions).Select(condition => condition with { Text = words.In(condition.Text) }),
            ],
            Clock = family.Clock with { PromisedWorkdays = promise },
            Questions = [],
            Materials = [.. operation.Materials.Concat(operation.FamilyMaterials ? family.Materials : []).Select(words.In)],
            Outcome = family.Outcome with { Name = words.OutcomeName },
            Fee = family.Fee,
            Trips = family.Trips,
            Delivery = family.Delivery,
            Form = family.Form,
            Process = family.Process,
            Remedy = family.Remedy,
            Family = family.Id,
            FollowsUp = !first,
        };
    }

    sealed class Words(ItemFamily family, FamilyObject thing, ItemOperation operation, int promise)
    {
        public string OutcomeName { get; } = family.Outcome.Name.Replace("{object}", thing.Name, StringComparison.Ordinal);

        public string In(string pattern) =>
            pattern
                .Replace("{object}", thing.Name, StringComparison.Ordinal)
                .Replace("{operation}", operation.Name, StringComparison.Ordinal)
                .Replace("{outcome}", OutcomeName, StringComparison.Ordinal)
                .Replace("{department}", family.Department, StringComparison.Ordinal)
                .Replace("{days}", promise.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

        public Material In(Material material) =>
            material with
            {
                Name = In(material.Name),
                Source = material.Source is { } source
                    ? source with
                    {
                        Department = In(source.Department),
                        Check = source.Check is { } check ? In(check) : null,
                    }
                    : null,
            };
    }
}
