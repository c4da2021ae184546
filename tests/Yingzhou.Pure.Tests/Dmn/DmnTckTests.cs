using Yingzhou.Host.Conformance;

namespace Yingzhou.Pure.Tests.Dmn;

/// <summary>The field's own suite, where it is there: the score may rise, never fall.</summary>
public class DmnTckTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("compliance-level-2", 116)]
    [InlineData("compliance-level-3", 3101)]
    public void The_level_reached_is_kept(string level, int atLeast)
    {
        var directory = Path.Combine(Shared.Folder ?? "", "suites", "dmn-tck", "TestCases", level);
        if (Shared.Folder is null || !Directory.Exists(directory))
            Assert.Skip("the DMN TCK is not beside the repository");

        var results = DmnSuite.Run(directory);

        foreach (var failure in results.Where(result => !result.Passed))
            output.WriteLine($"{failure.Folder} {failure.Case}: {failure.Detail}");
        var passed = results.Count(result => result.Passed);
        output.WriteLine($"{level}: {passed}/{results.Count}");
        Assert.True(passed >= atLeast, $"{passed} of {results.Count} passed, {atLeast} were reached before");
    }
}
