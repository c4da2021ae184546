using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>A file is named after what it holds, and no two items or bundles share an id, a code or a name.</summary>
sealed class IdentityCheck : IContentCheck<CasesContent>
{
    public IEnumerable<ContentProblem> Check(CasesContent content) =>
        Named([.. content.Files.Items.Where(file => file.Content.Family is null)], item => item.Id)
            .Concat(Named(content.Files.Bundles, bundle => bundle.Id))
            .Concat(Unique(content.Files.Items, "code", item => item.Code))
            .Concat(Unique(content.Files.Items, "name", item => item.Name))
            .Concat(Unique(content.Files.Bundles, "name", bundle => bundle.Name))
            .Concat(
                content
                    .Files.Items.Where(file => file.Content.Code.Length != 12 || !file.Content.Code.All(char.IsAsciiDigit))
                    .Select(file => file.Problem("code", "事项编码应为 12 位数字"))
            );

    static IEnumerable<ContentProblem> Named<T>(IEnumerable<ContentFile<T>> files, Func<T, string> id) =>
        files
            .Where(file => Path.GetFileNameWithoutExtension(file.File) != id(file.Content))
            .Select(file => file.Problem("id", $"标识 {id(file.Content)} 应与文件名一致"));

    static IEnumerable<ContentProblem> Unique<T>(IEnumerable<ContentFile<T>> files, string property, Func<T, string> value) =>
        files
            .GroupBy(file => value(file.Content))
            .SelectMany(same => same.Skip(1).Select(file => file.Problem(property, $"“{same.Key}”已被 {same.First().File} 使用")));
}
