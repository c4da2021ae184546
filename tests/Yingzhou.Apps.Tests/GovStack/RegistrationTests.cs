using System.Text;
using System.Text.Json.Nodes;
using static Yingzhou.Apps.Tests.GovStack.Member;

namespace Yingzhou.Apps.Tests.GovStack;

/// <summary>The registration building block through its door: what is asked there happens in the cases engine.</summary>
[Collection(nameof(GovStackCity))]
public sealed class RegistrationTests(GovStackCity city) : IDisposable
{
    readonly Member member = new(city.Client());

    public void Dispose() => member.Dispose();

    [Fact]
    public async Task An_application_is_a_case_that_the_desk_decides_and_the_statistics_count()
    {
        var before = await Approved();
        var file = await member.Apply("applicant-1", new { name = "林海燕", dueOn = "2026-12-24" });
        Assert.Equal("PENDING", (string?)file["status"]!["code"]);
        Assert.Equal("林海燕", (string?)file["applicationData"]!["formData"]!["data"]!["form"]!["name"]);

        var task = await member.TaskOf(file);
        var completed = await member.Post(
            $"{Registration}/tasks/{task}/complete",
            new { data = new { decision = new { outcome = "accepted" } } }
        );
        Assert.True(completed.Status == 200, completed.Text);

        var after = await member.Get($"{Registration}/applications/{file["fileId"]}");
        Assert.Equal("APPROVED", (string?)after.Json["status"]!["code"]);
        Assert.Equal(before + 1, await Approved());
    }

    [Fact]
    public async Task A_refusal_without_a_reason_is_refused_and_with_one_it_stands()
    {
        var file = await member.Apply("applicant-2");
        var task = await member.TaskOf(file);

        var without = await member.Post($"{Registration}/tasks/{task}/complete", Decision("not-accepted", null));
        without.Refused(422, "note");

        var with = await member.Post($"{Registration}/tasks/{task}/complete", Decision("not-accepted", "不在本区居住"));
        Assert.Equal("REJECTED", (string?)with.Json["status"]!["code"]);
    }

    [Fact]
    public async Task To_complete_again_with_the_same_outcome_is_answered_and_with_another_one_refused()
    {
        var task = await member.TaskOf(await member.Apply("applicant-3"));
        Assert.Equal(200, (await member.Post($"{Registration}/tasks/{task}/complete", Decision("accepted", null))).Status);

        Assert.Equal(200, (await member.Post($"{Registration}/tasks/{task}/complete", Decision("accepted", null))).Status);
        (await member.Post($"{Registration}/tasks/{task}/complete", Decision("not-accepted", "改主意"))).Refused(409, "taskId");
    }

    [Fact]
    public async Task An_outcome_that_the_stage_does_not_have_is_refused()
    {
        var task = await member.TaskOf(await member.Apply("applicant-4"));

        (await member.Post($"{Registration}/tasks/{task}/complete", Decision("approved", null))).Refused(422, "outcome");
    }

    [Fact]
    public async Task The_same_key_gives_the_same_application()
    {
        var body = new { applicantId = "applicant-5" };
        var first = await member.Post($"{Registration}/services/{Handbook}/applications", body, "key-5");
        var second = await member.Post($"{Registration}/services/{Handbook}/applications", body, "key-5");

        Assert.Equal((string?)first.Json["fileId"], (string?)second.Json["fileId"]);
    }

    [Fact]
    public async Task Applications_are_filtered_by_applicant_paged_and_sorted()
    {
        var files = new List<string>();
        for (var i = 0; i < 3; i++)
            files.Add((string)(await member.Apply("applicant-6"))["fileId"]!);

        var all = await member.Get($"{Registration}/applications?applicantId=applicant-6&sortBy=created&sortOrder=desc");
        Assert.Equal(Enumerable.Reverse(files), all.Json.AsArray().Select(one => (string)one!["fileId"]!));
        var second = await member.Get($"{Registration}/applications?applicantId=applicant-6&firstResult=1&maxResult=1");
        Assert.Equal(files[1], (string?)Assert.Single(second.Json.AsArray())!["fileId"]);
    }

    [Theory]
    [InlineData("maxResult=-1", "maxResult")]
    [InlineData("maxResult=101", "maxResult")]
    [InlineData("firstResult=x", "firstResult")]
    [InlineData("sortBy=colour", "sortBy")]
    [InlineData("sortOrder=down", "sortOrder")]
    public async Task A_wrong_parameter_of_a_list_is_named(string query, string field)
    {
        (await member.Get($"{Registration}/applications?{query}")).Refused(400, field);
        (await member.Get($"{Registration}/tasks?{query}")).Refused(400, field);
    }

    [Theory]
    [InlineData("{}", "applicantId")]
    [InlineData("""{"applicantId": 7}""", "applicantId")]
    [InlineData("""{"applicantId": "a", "created": "yesterday"}""", "created")]
    [InlineData("""{"applicantId": "a", "formData": []}""", "formData")]
    [InlineData("""{"applicantId": "a", "formData": {"data": "x"}}""", "formData.data")]
    [InlineData("""{"applicantId": "a", "documentUrls": [1]}""", "documentUrls")]
    [InlineData("[]", null)]
    [InlineData("not json", null)]
    public async Task A_malformed_application_is_refused_by_the_name_of_the_field(string body, string? field) =>
        (
            await member.Post(
                $"{Registration}/services/{Handbook}/applications",
                new StringContent(body, Encoding.UTF8, "application/json")
            )
        ).Refused(400, field);

    [Theory]
    [InlineData("copies", 9)]
    [InlineData("mobile", "123")]
    public async Task What_the_form_refuses_is_refused_by_the_name_of_its_field(string field, object value)
    {
        var body = new
        {
            applicantId = "applicant-7",
            formData = new { data = new JsonObject { ["form"] = new JsonObject { [field] = JsonValue.Create(value) } } },
        };

        (await member.Post($"{Registration}/services/{Handbook}/applications", body)).Refused(422, field);
    }

    [Fact]
    public async Task Plain_values_are_fields_of_the_form_as_in_the_example_payload()
    {
        var body = new { applicantId = "applicant-8", formData = new { data = new { name = "张三", copies = 2 } } };
        var answer = await member.Post($"{Registration}/services/{Handbook}/applications", body);

        Assert.Equal(2, (int?)answer.Json["applicationData"]!["formData"]!["data"]!["form"]!["copies"]);
    }

    [Fact]
    public async Task Only_what_was_sent_back_can_be_changed_and_only_for_its_applicant()
    {
        var file = await member.Apply("applicant-9");
        (await member.Put($"{Registration}/applications/{file["fileId"]}", new { applicantId = "applicant-9" })).Refused(409, null);
        (await member.Put($"{Registration}/applications/{file["fileId"]}", new { applicantId = "somebody-else" })).Refused(
            422,
            "applicantId"
        );
    }

    [Fact]
    public async Task An_uploaded_document_becomes_the_material_that_was_named()
    {
        byte[] photo = [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1];
        var uploaded = await Upload(photo, "早孕检查单");
        Assert.Equal("image/jpeg", (string?)uploaded.Json["type"]);
        var url = (string)uploaded.Json["url"]!;

        var answer = await member.Post(
            $"{Registration}/services/{Handbook}/applications",
            new { applicantId = "applicant-10", documentUrls = new[] { url } }
        );
        Assert.True(answer.Status == 200, answer.Text);
        var kept = (string)Assert.Single(answer.Json["applicationData"]!["documentUrls"]!.AsArray())!;
        Assert.Contains("for=pregnancy-proof", kept, StringComparison.Ordinal);
        Assert.Equal(200, (await member.Get(kept)).Status);
    }

    [Fact]
    public async Task A_document_of_a_type_that_no_material_takes_is_refused_whatever_its_address_says()
    {
        var uploaded = await Upload("plain text"u8.ToArray(), null);
        var url = ((string)uploaded.Json["url"]!).Replace("document.txt", "document.pdf", StringComparison.Ordinal);

        (
            await member.Post(
                $"{Registration}/services/{Handbook}/applications",
                new { applicantId = "applicant-11", documentUrls = new[] { url } }
            )
        ).Refused(422, "documentUrls");
    }

    [Fact]
    public async Task A_document_that_is_no_base64_or_unknown_bytes_is_refused()
    {
        (await member.Post($"{Registration}/documents", new FormUrlEncodedContent([new("file", "***")]))).Refused(400, "file");
        (await Upload([0, 1, 2, 3], null)).Refused(400, "file");
    }

    [Theory]
    [InlineData("startDate=2026-02-30", "startDate")]
    [InlineData("startDate=2026-02-02&endDate=2026-02-01", "endDate")]
    [InlineData("timeframe=hour", "timeframe")]
    [InlineData("startDate=1990-01-01&endDate=2026-01-01&timeframe=day", "timeframe")]
    public async Task A_wrong_parameter_of_the_statistics_is_named(string query, string field) =>
        (await member.Get($"{Registration}/data/statistics/1.0?{query}")).Refused(400, field);

    [Fact]
    public async Task The_statistics_of_a_week_by_days_are_seven_lines()
    {
        var days = await member.Get($"{Registration}/data/statistics/1.0?startDate=2026-02-02&endDate=2026-02-08&timeframe=day");

        Assert.Equal(7, days.Json.AsArray().Count);
        Assert.Equal("2026-02-02", (string?)days.Json[0]!["references"]!["startDate"]);
    }

    async Task<int> Approved()
    {
        var answer = await member.Get(
            $"{Registration}/data/statistics/1.0?registrationName={Uri.EscapeDataString("母子健康手册领取登记")}&role=accept"
        );
        return (int)Assert.Single(answer.Json.AsArray())!["approved"]!;
    }

    Task<Answer> Upload(byte[] content, string? material) =>
        member.Post(
            $"{Registration}/documents{(material is null ? "" : $"?additionalMetadata={Uri.EscapeDataString(material)}")}",
            new FormUrlEncodedContent([new("file", Convert.ToBase64String(content))])
        );

    static object Decision(string outcome, string? note) =>
        new { data = new { decision = note is null ? (object)new { outcome } : new { outcome, note } } };
}
