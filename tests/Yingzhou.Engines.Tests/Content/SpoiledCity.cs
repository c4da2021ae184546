using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Foundation.Content;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Engines.Tests.Content;

/// <summary>Zhoushan's content in a folder of its own, so that a test can spoil it.</summary>
sealed class SpoiledCity : IDisposable
{
    static readonly JsonSerializerOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly string root = Directory.CreateTempSubdirectory("city-").FullName;

    public SpoiledCity()
    {
        var zhoushan = Zhoushan.Root;
        foreach (var folder in Directory.EnumerateDirectories(zhoushan, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(root, Path.GetRelativePath(zhoushan, folder)));
        // Links are quicker than copies; a file is only written after its link is gone.
        foreach (var file in Directory.EnumerateFiles(zhoushan, "*", SearchOption.AllDirectories))
            File.CreateSymbolicLink(Path.Combine(root, Path.GetRelativePath(zhoushan, file)), file);
    }

    public static CityContent Zhoushan => CityContent.Find(AppContext.BaseDirectory) ?? throw new InvalidOperationException("city/zhoushan is gone");

    public CityContent Content => new(root);

    /// <summary>Changes one JSON file and leaves the rest as it is.</summary>
    public SpoiledCity Where(string file, Action<JsonNode> spoil)
    {
        var json = JsonNode.Parse(Content.ReadText(file))!;
        spoil(json);
        return Where(file, json.ToJsonString(Legible));
    }

    public SpoiledCity Where(string file, string text)
    {
        Without(file);
        File.WriteAllText(Path.Combine(root, file), text);
        return this;
    }

    public SpoiledCity Where(string file, string old, string replacement)
    {
        var text = Content.ReadText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Where(file, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public SpoiledCity Without(string file)
    {
        File.Delete(Path.Combine(root, file));
        return this;
    }

    /// <summary>Everything that is wrong, organisation first; cases are read only over a sound organisation.</summary>
    public IReadOnlyList<ContentProblem> Problems()
    {
        var organisation = OrganisationContent.Read(Content);
        return organisation.Sound ? CasesContent.Read(Content, organisation.Content!).Problems : organisation.Problems;
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
