using System.Text.RegularExpressions;
using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>What a family says about itself before its items are looked at: its name, its operations, the numbers of its code.</summary>
sealed partial class FamilyCheck : IContentCheck<CasesContent>
{
    const int FirstFamilyNumber = 100;
    const int LargestNumber = 999;

    public IEnumerable<ContentProblem> Check(CasesContent content)
    {
        var operations = content.Files.Operations;
        foreach (var (index, operation) in operations.Content.Operations.Index())
        {
            if (operation.Number is < 1 or > LargestNumber)
                yield return operations.Problem($"operations[{index}].number", $"环节编号应在 1 至 {LargestNumber} 之间");
            if (operation.Sayings.Any(saying => !saying.Contains("{nick}", StringComparison.Ordinal)))
                yield return operations.Problem($"operations[{index}].sayings", "每种说法都要有 {nick}，不然每个事项都叫这个名字");
        }
        var known = operations.Content.Operations.Select(operation => operation.Id).ToHashSet();
        foreach (var problem in content.Files.Families.SelectMany(file => Check(file, known)))
            yield return problem;
        foreach (var same in content.Files.Items.GroupBy(file => file.Content.Id).Where(same => same.Count() > 1))
            yield return same.Last().Problem("id", $"标识 {same.Key} 已被 {same.First().File} 使用");
    }

    static IEnumerable<ContentProblem> Check(ContentFile<ItemFamily> file, HashSet<string> known)
    {
        var family = file.Content;
        if (Path.GetFileName(file.File) != $"{family.Id}.family.json")
            yield return file.Problem("id", $"标识 {family.Id} 应与文件名一致");
        if (!Stem().IsMatch(family.CodeStem))
            yield return file.Problem("codeStem", "编码前缀应为 09 开头的 6 位数字：前缀、类型、部门");
        foreach (var (index, operation) in family.Operations.Index().Where(step => !known.Contains(step.Item)))
            yield return file.Problem($"operations[{index}]", $"families/operations.json 中没有环节 {operation}");
        foreach (var (index, thing) in family.Objects.Index())
        {
            if (thing.Number is < FirstFamilyNumber or > LargestNumber)
                yield return file.Problem($"objects[{index}].number", $"对象编号应在 {FirstFamilyNumber} 至 {LargestNumber} 之间");
            if (thing.AlsoCalled.Count == 0)
                yield return file.Problem($"objects[{index}].alsoCalled", "至少写一个平常的叫法，不然找不到");
            foreach (var (at, operation) in (thing.Operations ?? []).Index().Where(step => !known.Contains(step.Item)))
                yield return file.Problem($"objects[{index}].operations[{at}]", $"families/operations.json 中没有环节 {operation}");
        }
    }

    [GeneratedRegex(@"^09\d{4}$")]
    private static partial Regex Stem();
}
