using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>A material says how it is obtained, and only one place decides when it is needed: its own condition or the decision table.</summary>
sealed class MaterialCheck : IContentCheck<CasesContent>
{
    // What the virus and type checks of the upload know.
    static readonly string[] Formats = ["pdf", "ofd", "jpg", "png", "docx", "xlsx", "mp4"];

    const int LargestMegabytes = 50;

    public IEnumerable<ContentProblem> Check(CasesContent content) => content.Files.Items.SelectMany(file => Check(file));

    static IEnumerable<ContentProblem> Check(ContentFile<ServiceItem> file)
    {
        HashSet<string> ids = [];
        foreach (var (index, material) in file.Content.Materials.Index())
        {
            var path = $"materials[{index}]";
            if (!ids.Add(material.Id))
                yield return file.Problem($"{path}.id", $"材料标识 {material.Id} 重复");
            if (material.When is not null && file.Content.MaterialsDecision is { } table)
                yield return file.Problem($"{path}.when", $"是否需要已由决策表 {table} 决定，不能再写条件");
            foreach (var (at, rule) in Obtained(material))
                yield return file.Problem($"{path}.{at}", rule);
        }
    }

    static IEnumerable<(string Path, string Rule)> Obtained(Material material)
    {
        if (material is { Kind: MaterialKind.Credential, Source.CredentialType: null })
            yield return ("source", "免提交的证照要写明证照类型和数源部门");
        if (material is { Kind: MaterialKind.DataCheck, Source.Check: null })
            yield return ("source", "数据核验要写明数源部门和核验什么");
        if (material is { Kind: MaterialKind.Upload, Upload: null })
            yield return ("upload", "上传的材料要写明格式和大小");
        if (material.Upload is not { } terms)
            yield break;
        if (terms.Formats.Count == 0 || terms.Formats.FirstOrDefault(format => !Formats.Contains(format)) is not null)
            yield return ("upload.formats", $"格式只能是 {string.Join("、", Formats)}");
        if (terms.MaxMegabytes is < 1 or > LargestMegabytes)
            yield return ("upload.maxMegabytes", $"大小应在 1 至 {LargestMegabytes} MB 之间");
        if (terms.MaxFiles < 1)
            yield return ("upload.maxFiles", "至少允许 1 个文件");
    }
}
