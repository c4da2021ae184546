using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Infrastructure;

public class HostProcessTests
{
    [Fact]
    public async Task A_host_answers_dies_when_killed_and_answers_again_on_the_same_data()
    {
        var data = Directory.CreateTempSubdirectory("yz-host-");
        try
        {
            await using (var first = await HostProcess.Start(data.FullName))
            {
                first.Kill();
                await Assert.ThrowsAsync<HttpRequestException>(() => Health(first));
            }
            await using var second = await HostProcess.Start(data.FullName);

            Assert.True((await Health(second)).IsSuccessStatusCode);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    static async Task<HttpResponseMessage> Health(HostProcess host)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        return await client.GetAsync("/health");
    }
}
