using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases.Content;

/// <summary>What can be applied for in the city and how it is handled: items, bundles, and the models that officials draw.</summary>
public sealed class CasesContent
{
    internal CasesContent(OrganisationContent organisation, CasesFiles files)
    {
        Organisation = organisation;
        Files = files;
        Items = Index(files.Items.Select(file => file.Content), item => item.Id);
        Bundles = Index(files.Bundles.Select(file => file.Content), bundle => bundle.Id);
        CredentialTypes = Index(files.CredentialTypes.Content.Types, type => type.Id);
        Elements = Index(files.Elements.Content.Elements, element => element.Id);
        Forms = Index(files.Forms, form => IdOf(form.File));
        Processes = Index(files.Processes, process => IdOf(process.File));
        Decisions = Index(files.Decisions, decision => IdOf(decision.File));
    }

    public OrganisationContent Organisation { get; }

    public IReadOnlyDictionary<string, ServiceItem> Items { get; }

    public IReadOnlyDictionary<string, Bundle> Bundles { get; }

    public IReadOnlyDictionary<string, CredentialType> CredentialTypes { get; }

    public IReadOnlyDictionary<string, DataElement> Elements { get; }

    /// <summary>form-js JSON by form id.</summary>
    public IReadOnlyDictionary<string, ContentFile<string>> Forms { get; }

    /// <summary>BPMN 2.0 XML by process id.</summary>
    public IReadOnlyDictionary<string, ContentFile<string>> Processes { get; }

    /// <summary>DMN XML by decision id.</summary>
    public IReadOnlyDictionary<string, ContentFile<string>> Decisions { get; }

    internal CasesFiles Files { get; }

    /// <summary>Reads the folders <c>items/ families/ bundles/ credentials/ forms/ processes/ rules/</c> and judges them by <see cref="CasesChecks"/>.</summary>
    public static ContentReading<CasesContent> Read(CityContent city, OrganisationContent organisation)
    {
        var reader = new ContentReader(city);
        if (CasesFiles.Read(reader) is not { } files || reader.Problems.Count > 0)
            return new(null, reader.Problems);
        var content = new CasesContent(organisation, files);
        return new(content, [.. CasesChecks.All.SelectMany(check => check.Check(content))]);
    }

    /// <summary>The same items and bundles over other drawings, to see whether they would still fit.</summary>
    internal CasesContent Drawn(
        IReadOnlyList<ContentFile<string>> forms,
        IReadOnlyList<ContentFile<string>> processes,
        IReadOnlyList<ContentFile<string>> decisions
    ) => new(Organisation, Files with { Forms = forms, Processes = processes, Decisions = decisions });

    /// <summary>The same with one bundle drawn otherwise, to see whether it would still fit.</summary>
    internal CasesContent Planned(Bundle drawn) =>
        new(
            Organisation,
            Files with
            {
                Bundles = [.. Files.Bundles.Select(file => file.Content.Id == drawn.Id ? file with { Content = drawn } : file)],
            }
        );

    /// <summary>All questions of a bundle, each once: its own first, then those of its items in the order of the legs.</summary>
    public IReadOnlyList<Question> QuestionsOf(Bundle bundle) =>
        [.. bundle.Questions.Concat(bundle.Legs.SelectMany(leg => Items[leg.Item].Questions)).DistinctBy(question => question.Id)];

    /// <summary>The critical path through a bundle's legs, each with its promise; a circle is refused by name.</summary>
    public Outcome<CriticalPath> CriticalPathOf(Bundle bundle) =>
        CriticalPath.Of([
            .. bundle.Legs.Select(leg => new PromisedLeg(
                leg.Id,
                Items[leg.Item].Department,
                leg.PromiseOf(Items[leg.Item]),
                leg.DependsOn
            )),
        ]);

    // forms/open-restaurant.form.json → open-restaurant
    static string IdOf(string file)
    {
        var name = Path.GetFileName(file);
        return name[..name.IndexOf('.', StringComparison.Ordinal)];
    }

    // The first of two with one id wins; that there are two is a problem a check reports.
    static Dictionary<string, T> Index<T>(IEnumerable<T> things, Func<T, string> id)
    {
        Dictionary<string, T> index = new(StringComparer.Ordinal);
        foreach (var thing in things)
            index.TryAdd(id(thing), thing);
        return index;
    }
}
