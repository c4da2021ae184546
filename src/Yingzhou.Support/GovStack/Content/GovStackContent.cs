using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Content;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.GovStack.Members;

namespace Yingzhou.Support.GovStack.Content;

/// <summary>Members, services and processes of the façade, checked when the program starts.</summary>
sealed class GovStackContent
{
    const string Exchange = "govstack/exchange.json";
    const string Demo = "demo/govstack.json";

    public required IReadOnlyDictionary<string, GovStackMember> Members { get; init; }

    public required IReadOnlyList<OfferedService> Services { get; init; }

    public required IReadOnlyDictionary<string, OfferedProcess> Processes { get; init; }

    public required IReadOnlyList<HandedInBefore> Files { get; init; }

    public GovStackMember? Unnamed { get; init; }

    public static ContentReading<GovStackContent> Read(IServiceProvider provider) =>
        Read(
            provider.GetRequiredService<CityContent>(),
            provider.GetRequiredService<CasesContent>(),
            provider.GetRequiredService<IOptions<IdentityOptions>>().Value.DemoAccounts
        );

    /// <summary>A city without these files has the façade, but no member.</summary>
    public static ContentReading<GovStackContent> Read(CityContent city, CasesContent cases, bool demo)
    {
        var reader = new ContentReader(city);
        string[] wanted = demo ? [Exchange, Demo] : [Exchange];
        var files = wanted.Where(city.Has).Select(reader.One<GovStackFile>).OfType<ContentFile<GovStackFile>>().ToList();
        if (reader.Problems.Count > 0)
            return new(null, reader.Problems);
        List<ContentProblem> problems = [.. files.SelectMany(file => Check(file, cases))];
        if (problems.Count > 0)
            return new(null, problems);
        var members = files.SelectMany(file => file.Content.Members).ToDictionary(member => member.Id, StringComparer.Ordinal);
        return new(
            new()
            {
                Members = members,
                Services = [.. files.SelectMany(file => file.Content.Services)],
                Processes = files.SelectMany(file => file.Content.Processes).ToDictionary(one => one.Process, StringComparer.Ordinal),
                Files = [.. files.SelectMany(file => file.Content.Files ?? [])],
                Unnamed = files.Select(file => file.Content.UnnamedMember).OfType<string>().Select(id => members[id]).FirstOrDefault(),
            },
            []
        );
    }

    static IEnumerable<ContentProblem> Check(ContentFile<GovStackFile> file, CasesContent cases)
    {
        foreach (var (index, member) in file.Content.Members.Index())
            if (MediatorClient.Parse(member.Id) is null)
                yield return file.Problem($"members[{index}].id", "成员标识应为 INSTANCE/CLASS/MEMBER/SUBSYSTEM 四段");
        foreach (var (index, service) in file.Content.Services.Index())
            if (!cases.Items.ContainsKey(service.Item))
                yield return file.Problem($"services[{index}].item", $"没有事项 {service.Item}");
        foreach (var (index, process) in file.Content.Processes.Index())
            if (!cases.Processes.ContainsKey(process.Process))
                yield return file.Problem($"processes[{index}].process", $"没有流程 {process.Process}");
        foreach (var (index, handedIn) in (file.Content.Files ?? []).Index())
            if (!cases.Items.ContainsKey(handedIn.Item))
                yield return file.Problem($"files[{index}].item", $"没有事项 {handedIn.Item}");
        if (file.Content.UnnamedMember is { } unnamed && file.Content.Members.All(member => member.Id != unnamed))
            yield return file.Problem("unnamedMember", $"members 里没有成员 {unnamed}");
    }
}
