using System.Text.RegularExpressions;
using Yingzhou.Engines.Tests.Laws.Reading;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Laws;

/// <summary>
/// Nobody but <c>Foundation/Outgoing</c> opens the way to an address that somebody gave: an <c>HttpClient</c> is made from its handler or not at all. The verbs of <c>yz</c> ask what whoever sits
/// at the machine typed.
/// </summary>
public partial class OneWayOutLaw
{
    [GeneratedRegex(
        @"new (SocketsHttpHandler|HttpClientHandler|WebClient|TcpClient|ClientWebSocket)\b|\.AddHttpClient\(|new HttpClient\((?!outgoing\.)|HttpClient (\w+) = new\((?!outgoing\.)|WebRequest\.Create"
    )]
    static partial Regex OwnWay { get; }

    static readonly string[] Allowed =
    [
        "src/Yingzhou.Foundation/Outgoing/",
        "src/Yingzhou.Host/Verbs/",
        "src/Yingzhou.Host/Torture/",
        "src/Yingzhou.Host/Auditing/",
    ];

    static IEnumerable<string> Broken(IEnumerable<SourceFile> sources) =>
        from source in sources
        where !Array.Exists(Allowed, source.Path.StartsWith)
        from Match match in OwnWay.Matches(source.Text)
        select $"{source.Path}: '{match.Value}' goes its own way out; take IOutgoing.Handler().";

    [Fact]
    public void Every_way_out_is_the_guarded_one() => Law.Holds(Broken(Repository.Sources(["src"], ".cs", ".razor")));

    [Theory]
    [InlineData("using var http = new HttpClient();")]
    [InlineData("readonly HttpClient client = new(new SocketsHttpHandler());")]
    [InlineData("readonly HttpClient client = new();")]
    [InlineData("services.AddHttpClient();")]
    public void Planted_an_own_way_out_is_caught(string source)
    {
        Assert.NotEmpty(Broken([new("src/Yingzhou.Data/Planted.cs", source)]));
        Assert.Empty(Broken([new("src/Yingzhou.Data/Planted.cs", "readonly HttpClient client = new(outgoing.Handler());")]));
    }
}
