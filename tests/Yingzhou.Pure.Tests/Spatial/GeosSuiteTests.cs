using Yingzhou.Pure.Tests.Kernel;

namespace Yingzhou.Pure.Tests.Spatial;

/// <summary>The level reached on the geometry tests of JTS and GEOS; a change downwards is a failure.</summary>
public class GeosSuiteTests
{
    // One-sided buffers are no operation of the platform, and the library makes areas of them where GEOS makes lines.
    const string NotOffered = "buffersinglesided";

    // GEOS keeps in failure/ what it fails itself, one of them for minutes; the jagged buffers pass and take twenty seconds.
    static readonly string[] NotRun = ["failure", "misc/safe-TestBufferJagged.xml"];

    // Buffers by more than GEOS's one part in a thousand of the area (17), another interior point (2), and a line of no length that equals its point (1).
    const int Differ = 20;
    static readonly string[] DifferIn =
    [
        "general/TestInteriorPoint.xml",
        "misc/Buffer-1.xml",
        "misc/Segfaults.xml",
        "misc/TestBufferExternal-2.xml",
        "validate/TestRelatePL.xml",
    ];

    [Fact]
    public void Operations_give_what_geos_gives()
    {
        var folder = Path.GetDirectoryName(Shared.File("suites/geos-xml/README.md"))!;
        var ops = GeosSuite
            .Read(folder)
            .Where(op => op.Name != NotOffered && !NotRun.Any(file => op.File.StartsWith(file, StringComparison.Ordinal)))
            .ToArray();

        var failures = ops.Select(op => (op.File, Text: GeosSuite.Failure(op) is { } failure ? $"{op}: {failure}" : null))
            .Where(one => one.Text is not null)
            .ToArray();

        TestContext.Current.SendDiagnosticMessage($"geos-xml: {ops.Length - failures.Length} of {ops.Length}");
        Assert.True(ops.Length > 5900);
        Assert.Equal(DifferIn, failures.Select(one => one.File).Distinct());
        Assert.True(failures.Length <= Differ, string.Join('\n', failures.Select(one => one.Text)));
    }
}
