using System.Text.Json;
using Yingzhou.Apps.Services.NoVisit.Http;
using Yingzhou.Apps.Services.NoVisit.Identity;
using Yingzhou.Apps.Services.NoVisit.Signing;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.NoVisit;

/// <summary>Two remote parties on one document: ordered SM2 signatures, one session record, a seal over both (a07 §3).</summary>
public class SigningTests
{
    static readonly DateTimeOffset Ten = new(2026, 11, 25, 10, 0, 0, TimeSpan.FromHours(8));
    static readonly SignerKeys Keys = SignerKeys.From([.. Enumerable.Range(0, 32).Select(at => (byte)at)]);
    static readonly Guid Session = Guid.Parse("019a0000-0000-7000-8000-000000000001");

    [Fact]
    public void A07_a_document_signed_by_both_in_order_and_sealed_is_genuine()
    {
        Assert.Empty(Signed().Problems(Keys.City.Public));
        Assert.Equal([SignerRole.Caller, SignerRole.Clerk], Signed().Signatures.Select(one => one.Role));
    }

    [Fact]
    public void A07_it_travels_as_a_file_and_is_still_genuine()
    {
        var file = JsonSerializer.Serialize(Signed(), DocumentEndpoints.Json);

        Assert.Contains("本人同意继承", file, StringComparison.Ordinal);
        Assert.Empty(DocumentEndpoints.Read(file)!.Problems(Keys.City.Public));
    }

    public static TheoryData<string, Func<SignedDocument, SignedDocument>> Forgeries =>
        new()
        {
            { "another word", whole => whole with { Document = whole.Document + "全部" } },
            { "another word and its digest", whole => whole with { Document = "本人放弃继承。", DocumentSm3 = Sm3.Hex("本人放弃继承。") } },
            { "another session", whole => whole with { Session = Guid.Parse("019a0000-0000-7000-8000-000000000002") } },
            { "another matter", whole => whole with { Matter = "赠与" } },
            { "another record", whole => whole with { Record = Sm3.Hex("x") } },
            { "the witness taken away", whole => whole with { Signatures = [whole.Signatures[0]] } },
            { "the caller taken away", whole => whole with { Signatures = [whole.Signatures[1]] } },
            { "the order turned round", whole => whole with { Signatures = [whole.Signatures[1], whole.Signatures[0]] } },
            {
                "a later time",
                whole => whole with { Signatures = [whole.Signatures[0] with { At = Ten.AddDays(1) }, whole.Signatures[1]] }
            },
            {
                "a higher level",
                whole => whole with { Signatures = [whole.Signatures[0] with { Level = AssuranceLevel.L4 }, whole.Signatures[1]] }
            },
            { "another name", whole => whole with { Signatures = [whole.Signatures[0] with { Name = "李**" }, whole.Signatures[1]] } },
            { "no key", whole => whole with { Signatures = [whole.Signatures[0] with { PublicKey = "04zz" }, whole.Signatures[1]] } },
            { "no signature", whole => whole with { Signatures = [whole.Signatures[0] with { Signature = "?" }, whole.Signatures[1]] } },
            { "no seal", whole => whole with { Seal = null } },
            { "another city's seal", whole => whole.Sealed(SignerKeys.From(new byte[32]).City) },
        };

    [Theory]
    [MemberData(nameof(Forgeries), DisableDiscoveryEnumeration = true)]
    public void A07_whatever_is_changed_afterwards_is_found(string what, Func<SignedDocument, SignedDocument> forge) =>
        Assert.True(forge(Signed()).Problems(Keys.City.Public).Count > 0, what);

    [Fact]
    public void A_person_has_one_key_in_every_session_and_nobody_elses()
    {
        Assert.Equal(Keys.Of(SignerRole.Caller, "a").Export(), Keys.Of(SignerRole.Caller, "a").Export());
        Assert.NotEqual(Keys.Of(SignerRole.Caller, "a").Export(), Keys.Of(SignerRole.Caller, "b").Export());
        Assert.NotEqual(Keys.Of(SignerRole.Caller, "a").Export(), Keys.Of(SignerRole.Clerk, "a").Export());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_line_of_the_record_that_is_changed_or_left_out_breaks_it_there(int at)
    {
        IReadOnlyList<SessionLine> lines = [];
        foreach (var what in new[] { "接听", "同意录制", "办结" })
            lines = SessionRecord.Append(lines, Ten, "办事人", what);
        Assert.Null(SessionRecord.Broken(lines));

        var changed = lines.ToList();
        changed[at] = changed[at] with { What = "不同意录制" };
        Assert.Equal(at, SessionRecord.Broken(changed));
        if (at < 2)
            Assert.Equal(at, SessionRecord.Broken([.. lines.Where((_, index) => index != at)]));
    }

    static SignedDocument Signed()
    {
        const string document = "本人同意继承。";
        var digest = Sm3.Hex(document);
        var caller = SignedDocument.Sign(
            Session,
            digest,
            [],
            SignerRole.Caller,
            "虞**",
            AssuranceLevel.L3,
            Ten,
            Keys.Of(SignerRole.Caller, "p")
        );
        var clerk = SignedDocument.Sign(
            Session,
            digest,
            [caller],
            SignerRole.Clerk,
            "钟秀英",
            AssuranceLevel.L4,
            Ten.AddMinutes(5),
            Keys.Of(SignerRole.Clerk, "c")
        );
        return new SignedDocument(Session, "不动产继承", document, digest, [caller, clerk], Sm3.Hex("record"), null).Sealed(Keys.City);
    }
}
