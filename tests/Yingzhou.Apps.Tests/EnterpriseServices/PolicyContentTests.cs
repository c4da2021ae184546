using System.Text.Json.Nodes;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Foundation.Content;

namespace Yingzhou.Apps.Tests.EnterpriseServices;

/// <summary>The clauses of <c>city/zhoushan/policies</c>: their own test cases hold, and what is wrong is said with file and field.</summary>
public class PolicyContentTests
{
    [Fact]
    public void The_citys_clauses_are_sound_and_each_proves_itself_with_three_cases()
    {
        var reading = PoliciesContent.Read(Content.City, _ => true);

        Assert.Empty(reading.Problems);
        Assert.InRange(reading.Content!.Clauses.Count, 30, 1_000);
        Assert.All(reading.Content.Clauses, clause => Assert.InRange(clause.File.Cases.Count, 3, 100));
        Assert.All(reading.Content.Policies, policy => Assert.Contains("演示数据", policy.Note, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("condition", "rdShare >= 3", "clauses[0].condition", "rdShare")]
    [InlineData("condition", "rdRatio >=", "clauses[0].condition", "FEEL")]
    [InlineData("benefit", "1 + money", "clauses[0].benefit", "money")]
    [InlineData("office", "nobody", "clauses[0].office", "nobody")]
    [InlineData("condition", "equipmentInvestment >= 2000", "clauses[0].cases[0].verdict", "NotMet")]
    [InlineData("benefit", "1", "clauses[0].cases[0].amountYuan", "1008000")]
    public void What_is_wrong_with_a_clause_is_said_with_file_and_field(string field, string value, string path, string says)
    {
        using var folder = new CopiedCity();
        folder.Change("policies/manufacturing.policy.json", policy => policy["clauses"]![0]![field] = value);

        var reading = PoliciesContent.Read(folder.City, department => department != "nobody");

        Assert.False(reading.Sound);
        Assert.Contains(
            reading.Problems,
            problem =>
                problem.File == "policies/manufacturing.policy.json"
                && problem.Path == path
                && problem.Rule.Contains(says, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Fewer_than_three_cases_are_refused()
    {
        using var folder = new CopiedCity();
        folder.Change("policies/marine.policy.json", policy => policy["clauses"]![1]!["cases"]!.AsArray().RemoveAt(0));

        Assert.Contains(PoliciesContent.Read(folder.City, _ => true).Problems, problem => problem.Path == "clauses[1].cases");
    }

    sealed class CopiedCity : IDisposable
    {
        readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("yz-policies-");

        public CopiedCity()
        {
            var policies = folder.CreateSubdirectory("policies");
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Content.City.Root, "policies")))
                File.Copy(file, Path.Combine(policies.FullName, Path.GetFileName(file)));
        }

        public CityContent City => new(folder.FullName);

        public void Change(string file, Action<JsonNode> change)
        {
            var path = Path.Combine(folder.FullName, file);
            var json = JsonNode.Parse(File.ReadAllText(path))!;
            change(json);
            File.WriteAllText(path, json.ToJsonString());
        }

        public void Dispose() => folder.Delete(recursive: true);
    }
}
