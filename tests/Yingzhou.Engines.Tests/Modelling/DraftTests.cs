using Microsoft.EntityFrameworkCore;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Modelling;
using Yingzhou.Support.Releases;

namespace Yingzhou.Engines.Tests.Modelling;

/// <summary>草稿 → 送审 → 发布: the way of a drawing into force, and what may not happen on it.</summary>
public class DraftTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    static string Stricter(string table) =>
        table.Replace("\"restaurant\",\"canteen\"", "\"restaurant\",\"canteen\",\"drinks\"", StringComparison.Ordinal);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_change_is_drawn_submitted_and_released_by_a_second_official(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);

        var released = await city.Change(
            ModelKind.Decision,
            Drawn.Table,
            table => Stricter(table).Replace("饮品店有专用操作区的", "有专用操作区的", StringComparison.Ordinal)
        );

        var drawing = await city.Drawing(ModelKind.Decision, Drawn.Table);
        Assert.Equal((2, 2, DraftStatus.Released), (released.ReleasedAs, drawing.InForce.Version, released.Status));
        Assert.Equal(("戴勇", "何丽华"), (drawing.OriginOf(2)?.DrafterName, drawing.OriginOf(2)?.ReviewerName));
        Assert.Null(drawing.Open);
        var audit = await city.Read(c =>
            c.Set<AuditEntry>().Where(a => a.Target == $"DrawingDraft/{released.Id}").OrderBy(a => a.At).Select(a => a.Action).ToListAsync()
        );
        Assert.Equal(["ReleaseDrawing", "SaveDrawing", "SubmitDrawing"], audit.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(ModelKind.Process, DatabaseKind.Sqlite)]
    [InlineData(ModelKind.Decision, DatabaseKind.PostgreSql)]
    [InlineData(ModelKind.Form, DatabaseKind.Sqlite)]
    public async Task A_drawing_from_nothing_passes_its_check_and_is_released_as_its_first_version(ModelKind kind, DatabaseKind database)
    {
        await using var city = await CityUnderTest.On(Monday, database, template);

        var begun = await city.Do<IModelling, Outcome<DrawingDraft>>(m =>
            m.Begin(new(kind, "boat-registration", "渔船登记 <一>"), city.Designer())
        );

        CityUnderTest.Succeed(begun);
        var drawing = await city.Drawing(kind, "boat-registration");
        Assert.Equal((true, "渔船登记 <一>", 0), (drawing.IsNew, drawing.Name, drawing.Open?.BasedOn));
        Assert.DoesNotContain(
            await city.Do<IModelling, IReadOnlyList<DrawingProblem>>(m => m.Check(kind, drawing.Key, drawing.Open!.Text)),
            problem => problem.Blocks
        );
        Assert.Contains(
            await city.Do<IModelling, IReadOnlyList<DrawingLine>>(m => m.Drawings()),
            line => line is { Key: "boat-registration", InForceAt: null, Draft: DraftStatus.Drawing }
        );

        var submitted = await city.Submit(begun.Value);
        CityUnderTest.Succeed(submitted);
        var released = await city.Release(submitted.Value);
        CityUnderTest.Succeed(released);
        Assert.Equal((1, 1), (released.Value.ReleasedAs, (await city.Drawing(kind, "boat-registration")).InForce.Version));
    }

    [Theory]
    [InlineData("boat-registration", "", "modelling.name")]
    [InlineData("Boat", "渔船登记", "modelling.key")]
    [InlineData("../etc", "渔船登记", "modelling.key")]
    [InlineData(Drawn.Process, "渔船登记", "modelling.key-taken")]
    public async Task A_new_drawing_needs_a_name_and_a_key_of_its_own(string key, string name, string code)
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);

        var refused = await city.Do<IModelling, Outcome<DrawingDraft>>(m => m.Begin(new(ModelKind.Process, key, name), city.Designer()));
        var stranger = await city.Do<IModelling, Outcome<DrawingDraft>>(m =>
            m.Begin(
                new(ModelKind.Process, "boat-registration", "渔船登记"),
                city.Official("chen-haisheng", "dinghai-market-supervision/accept")
            )
        );

        Assert.Equal((code, 403), (refused.Fault?.Code, stranger.Fault?.Status));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Who_drew_does_not_release_even_in_the_approvers_post(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var submitted = await city.Submit(await city.Draft(ModelKind.Decision, Drawn.Table, Stricter));
        CityUnderTest.Succeed(submitted);

        var refused = await city.Release(submitted.Value, city.Official("dai-yong", "big-data/model-approver"));
        var stranger = await city.Release(submitted.Value, city.Official("chen-haisheng", "dinghai-market-supervision/accept"));

        Assert.Equal("permission.four-eyes", refused.Fault?.Code);
        Assert.Equal(403, stranger.Fault?.Status);
        Assert.Equal(1, (await city.Drawing(ModelKind.Decision, Drawn.Table)).InForce.Version);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Of_two_editors_the_second_is_told_and_overwrites_nothing(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var first = await city.Draft(ModelKind.Decision, Drawn.Table, Stricter);

        var begunTwice = await city.Save(new(ModelKind.Decision, Drawn.Table, "<other/>", 0));
        CityUnderTest.Succeed(await city.Save(new(ModelKind.Decision, Drawn.Table, first.Text + "<!-- 甲 -->", first.Version)));
        var stale = await city.Save(new(ModelKind.Decision, Drawn.Table, first.Text + "<!-- 乙 -->", first.Version));

        Assert.Equal(("modelling.draft-changed", 412), (begunTwice.Fault?.Code, stale.Fault?.Status));
        Assert.EndsWith("<!-- 甲 -->", (await city.Drawing(ModelKind.Decision, Drawn.Table)).Open!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_begin_at_the_same_moment_make_one_draft()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.PostgreSql, template);
        var text = (await city.Drawing(ModelKind.Decision, Drawn.Table)).InForce.Text;

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(i => Task.Run(() => city.Save(new(ModelKind.Decision, Drawn.Table, $"{text}<!-- {i} -->", 0))))
        );

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.All(answers.Where(answer => !answer.Succeeded), answer => Assert.Equal(412, answer.Fault!.Status));
    }

    [Fact]
    public async Task What_is_under_review_is_not_drawn_on_and_may_be_sent_back_with_a_reason()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var submitted = (await city.Submit(await city.Draft(ModelKind.Decision, Drawn.Table, Stricter))).Value;

        var during = await city.Save(new(ModelKind.Decision, Drawn.Table, submitted.Text, submitted.Version));
        var silent = await city.Do<IModelling, Outcome<DrawingDraft>>(m =>
            m.SendBack(new(submitted.Id, " ", submitted.Version), city.Approver())
        );
        var back = await city.Do<IModelling, Outcome<DrawingDraft>>(m =>
            m.SendBack(new(submitted.Id, "请说明依据", submitted.Version), city.Approver())
        );

        Assert.Equal(("modelling.under-review", "modelling.reason-missing"), (during.Fault?.Code, silent.Fault?.Code));
        Assert.Equal((DraftStatus.Drawing, "请说明依据", "何丽华"), (back.Value.Status, back.Value.Reason, back.Value.ReviewerName));
        CityUnderTest.Succeed(await city.Submit(back.Value));
    }

    [Fact]
    public async Task An_error_keeps_a_drawing_from_being_submitted_and_a_warning_does_not()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var broken = await city.Draft(
            ModelKind.Decision,
            Drawn.Table,
            table => table.Replace("\"restaurant\",\"canteen\"", "\"restaurant\",,", StringComparison.Ordinal)
        );

        var refused = await city.Submit(broken);
        var problems = await city.Do<IModelling, IReadOnlyList<DrawingProblem>>(m => m.Check(ModelKind.Decision, Drawn.Table, broken.Text));

        Assert.Equal("modelling.check-failed", refused.Fault?.Code);
        Assert.Contains(problems, problem => problem.Blocks && problem.ElementId.Length > 0);
    }

    [Theory]
    [InlineData(ModelKind.Process, Drawn.Process, "value=\"review\"", "value=\"think\"", "yz:stage")]
    [InlineData(ModelKind.Process, Drawn.Process, "candidateGroups=\"review\"", "candidateGroups=\"nobody\"", "岗位角色")]
    [InlineData(ModelKind.Decision, Drawn.Table, "\"layout-plan\"", "\"no-such-paper\"", "没有材料")]
    [InlineData(ModelKind.Form, "open-restaurant", "\"key\": \"shopName\"", "\"key\": \"nameOfShop\"", "shopName")]
    public async Task A_drawing_that_breaks_an_item_is_named_before_it_is_released(
        ModelKind kind,
        string key,
        string was,
        string becomes,
        string said
    )
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var text = (await city.Drawing(kind, key)).InForce.Text;
        Assert.Contains(was, text, StringComparison.Ordinal);

        var problems = await city.Do<IModelling, IReadOnlyList<DrawingProblem>>(m =>
            m.Check(kind, key, text.Replace(was, becomes, StringComparison.Ordinal))
        );

        Assert.Contains(problems, problem => problem.Blocks && problem.Message.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_drawing_of_the_city_passes_its_own_check()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        foreach (var line in await city.Do<IModelling, IReadOnlyList<DrawingLine>>(m => m.Drawings()))
        {
            var text = (await city.Drawing(line.Kind, line.Key)).InForce.Text;
            Assert.DoesNotContain(
                await city.Do<IModelling, IReadOnlyList<DrawingProblem>>(m => m.Check(line.Kind, line.Key, text)),
                problem => problem.Blocks
            );
        }
    }
}
