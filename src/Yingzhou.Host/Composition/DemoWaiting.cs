using Yingzhou.Foundation.Content;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Host.Composition;

/// <summary>What a demonstration city has just received and nobody has handled yet: <c>demo/waiting.json</c>. A city without the file has nothing waiting.</summary>
/// <param name="Note">Where the entries come from.</param>
sealed record DemoWaiting(string Note, IReadOnlyList<WaitingMatter> Matters)
{
    const string File = "demo/waiting.json";

    public static ContentReading<DemoWaiting> Read(IServiceProvider provider)
    {
        var content = provider.GetRequiredService<CityContent>();
        if (!content.Has(File))
            return new(new("", []), []);
        var reader = new ContentReader(content);
        if (reader.One<DemoWaiting>(File) is not { } file)
            return new(null, reader.Problems);
        var cases = provider.GetRequiredService<CasesContent>();
        List<ContentProblem> problems =
        [
            .. file
                .Content.Matters.Index()
                .Where(line => !line.Item.IsKnownTo(cases))
                .Select(line => file.Problem($"matters[{line.Index}]", $"没有在 {line.Item.Region} 可办的事项或一件事 {line.Item.Target}")),
        ];
        return problems.Count > 0 ? new(null, problems) : new(file.Content, []);
    }
}
