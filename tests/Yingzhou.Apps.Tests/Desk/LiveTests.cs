using System.Net;

namespace Yingzhou.Apps.Tests.Desk;

/// <summary>Where one waits, the page says where it listens; who may not look may not listen either.</summary>
public class LiveTests(DeskCity city)
{
    [Fact]
    public async Task The_inbox_listens_to_its_posts_and_can_be_renewed_part_by_part()
    {
        using var clerk = await city.Official(Desk.Clerk);

        await clerk.Open("/desk/inbox");

        Assert.Equal("/api/live/inbox", clerk.Page.QuerySelector("[data-live]:not([data-live=''])")!.GetAttribute("data-live"));
        Assert.NotNull(clerk.Page.QuerySelector("[data-live-part=rows]"));
        Assert.NotNull(clerk.Page.QuerySelector("[data-live-part=inbox-count]"));
    }

    [Fact]
    public async Task A_stream_begins_with_a_sign_of_life()
    {
        using var clerk = await city.Official(Desk.Clerk);
        using var http = await clerk.Begin(new(HttpMethod.Get, "/api/live/inbox"));

        await using var stream = await http.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(stream);

        Assert.Equal("text/event-stream", http.Content.Headers.ContentType?.MediaType);
        Assert.Equal("event: alive", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task Somebody_elses_case_is_not_listened_to()
    {
        var @case = await Given.Signboard(city);
        using var stranger = await city.Official("chen-haisheng");
        using var visitor = city.Visitor();

        var refused = await stranger.Send(new(HttpMethod.Get, $"/api/live/cases/{@case.Id}"));
        var unknown = await visitor.Send(new(HttpMethod.Get, "/api/live/inbox"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized), (refused.StatusCode, unknown.StatusCode));
    }
}
