using Yingzhou.Support.GovStack.Members;

namespace Yingzhou.Engines.Tests.GovStack;

public class MediatorClientTests
{
    [Theory]
    [InlineData("eGovStack/GOV/90000009/eregistrations-dev", true)]
    [InlineData("CN-ZS/COM/91330902MA2B00182F/crm", true)]
    [InlineData("eGovStack/GOV/90000009/", false)]
    [InlineData("eGovStack/GOV/90000009", false)]
    [InlineData("/GOV/90000009/x", false)]
    [InlineData("a/b/c/d/e", false)]
    [InlineData("a/b/ /d", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_client_is_four_parts(string? text, bool isOne) =>
        Assert.Equal(isOne, MediatorClient.Parse(text)?.ToString() == text && isOne);
}
