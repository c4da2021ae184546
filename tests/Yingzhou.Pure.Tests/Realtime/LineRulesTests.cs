using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Realtime;

/// <summary>The worked examples of page p04 about positions, ceilings, structure, time and identity, and both sides of their limits.</summary>
public class LineRulesTests
{
    const long GiB = 1L << 30;
    const double MiB = 1 << 20;
    static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    static WalPosition At(string text) => Assert.NotNull(WalPosition.Parse(text));

    [Fact]
    public void P04_1_between_two_positions_lie_55_584_696_bytes()
    {
        var retained = At("16/B6C50000").BytesSince(At("16/B374D848"));

        Assert.Equal(55_584_696, retained);
        Assert.Equal(53.01, Math.Round(retained / MiB, 2));
    }

    [Theory]
    [InlineData("0/0")]
    [InlineData("16/B374D848")]
    [InlineData("FFFFFFFF/FFFFFFFF")]
    public void A_position_is_written_as_it_was_read(string text) => Assert.Equal(text, At(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("16")]
    [InlineData("16/")]
    [InlineData("16/G")]
    [InlineData("1/2/3")]
    [InlineData("123456789/0")]
    [InlineData("-1/0")]
    public void What_is_no_position_is_none(string text) => Assert.Null(WalPosition.Parse(text));

    [Fact]
    public void P04_2_six_hours_at_20_MB_a_minute_hold_back_7_03_GiB_and_10_GiB_last_8_h_32_min()
    {
        var rate = 20 * MiB;
        var ceiling = new WalCeiling(10 * GiB);

        Assert.Equal(7.03, Math.Round(WalCeiling.Retained(rate, TimeSpan.FromHours(6)) / GiB, 2));
        Assert.Equal(new TimeSpan(4, 16, 0), ceiling.UntilAlarm(0, rate));
        Assert.Equal(new TimeSpan(8, 32, 0), ceiling.UntilDrop(0, rate));
        Assert.Null(ceiling.UntilDrop(0, 0));
        Assert.Equal(TimeSpan.Zero, ceiling.UntilDrop(11 * GiB, rate));
    }

    [Theory]
    [InlineData(500, RetentionState.Calm)]
    [InlineData(501, RetentionState.Alarm)]
    [InlineData(999, RetentionState.Alarm)]
    [InlineData(1_000, RetentionState.Drop)]
    public void Half_of_the_ceiling_is_calm_and_the_whole_of_it_drops_the_slot(long retained, RetentionState state) =>
        Assert.Equal(state, new WalCeiling(1_000).Judge(retained));

    [Theory]
    [InlineData(LineClass.A, true, LineState.Streaming, 5.0, RetentionState.Calm)]
    [InlineData(LineClass.A, true, LineState.Streaming, 5.1, RetentionState.Calm, LineTrouble.Late)]
    [InlineData(LineClass.B, true, LineState.Degraded, 60.5, RetentionState.Alarm, LineTrouble.Late, LineTrouble.LogHeldBack)]
    [InlineData(LineClass.C, true, LineState.Stopped, null, RetentionState.Drop, LineTrouble.LogHeldBack, LineTrouble.Standing)]
    // The source is away: shown, and no breach of ours.
    [InlineData(LineClass.A, true, LineState.Degraded, null, RetentionState.Calm)]
    [InlineData(LineClass.A, false, LineState.Stopped, 900.0, RetentionState.Drop)]
    public void A_line_breaks_its_promise_by_lag_by_what_it_holds_back_and_by_standing(
        LineClass @class,
        bool isOn,
        LineState state,
        double? lag,
        RetentionState retention,
        params LineTrouble[] troubles
    ) => Assert.Equal(troubles, LineWatch.Of(@class, isOn, state, lag, retention));

    static readonly SourceShape People = new([
        new("id", "integer", IsKey: true),
        new("name", "character varying(20)"),
        new("fee", "numeric(10,2)"),
    ]);

    static SourceShape With(params SourceColumn[] columns) => new([.. People.Columns, .. columns]);

    static SourceShape Retyped(string column, string type) =>
        new([.. People.Columns.Select(one => one.Name == column ? one with { Type = type } : one)]);

    [Fact]
    public void P04_6_a_new_column_is_a_new_version_and_a_restart_is_none()
    {
        var grown = With(new SourceColumn("c", "integer"));

        Assert.NotEqual(People.Digest, grown.Digest);
        Assert.Equal(ShapeVerdict.Automatic, ShapeChange.Between(People, grown).Verdict);
        Assert.Equal(grown.Digest, new SourceShape([.. grown.Columns.Reverse()]).Digest);
        Assert.Equal(ShapeVerdict.Same, ShapeChange.Between(grown, new([.. grown.Columns.Reverse()])).Verdict);
    }

    [Theory]
    [InlineData("id", "bigint", ShapeVerdict.Automatic)]
    [InlineData("id", "smallint", ShapeVerdict.StopsStation)]
    [InlineData("id", "text", ShapeVerdict.StopsStation)]
    [InlineData("name", "character varying(21)", ShapeVerdict.Automatic)]
    [InlineData("name", "text", ShapeVerdict.Automatic)]
    [InlineData("name", "character varying(19)", ShapeVerdict.StopsStation)]
    [InlineData("fee", "numeric(12,4)", ShapeVerdict.Automatic)]
    [InlineData("fee", "numeric(12,6)", ShapeVerdict.StopsStation)]
    [InlineData("fee", "numeric(10,1)", ShapeVerdict.StopsStation)]
    [InlineData("fee", "numeric", ShapeVerdict.Automatic)]
    public void Wider_is_automatic_and_narrower_stops_the_station(string column, string type, ShapeVerdict verdict) =>
        Assert.Equal(verdict, ShapeChange.Between(People, Retyped(column, type)).Verdict);

    [Fact]
    public void A_dropped_column_is_closed_a_rename_waits_for_somebody_and_another_key_stops_the_station()
    {
        var without = new SourceShape([.. People.Columns.Where(column => column.Name != "fee")]);
        var renamed = new SourceShape([.. without.Columns, new("charge", "numeric(10,2)")]);
        var rekeyed = new SourceShape([
            new("id", "integer"),
            new("name", "character varying(20)", IsKey: true),
            new("fee", "numeric(10,2)"),
        ]);

        var closed = ShapeChange.Between(People, without);
        Assert.Equal((ShapeVerdict.Automatic, "fee"), (closed.Verdict, Assert.Single(closed.Closed)));
        Assert.Equal(ShapeVerdict.Held, ShapeChange.Between(People, renamed).Verdict);
        Assert.Equal(ShapeVerdict.StopsStation, ShapeChange.Between(People, rekeyed).Verdict);
    }

    [Fact]
    public void Lag_is_without_the_difference_of_the_clocks_and_never_negative()
    {
        // Our clock is 3 s ahead.
        var skew = LineLag.Skew(Noon, Noon.AddSeconds(-2.9), Noon.AddSeconds(0.2));

        Assert.Equal(TimeSpan.FromSeconds(3), skew);
        Assert.Equal(TimeSpan.FromSeconds(2), LineLag.Of(Noon.AddSeconds(5), Noon, skew));
        Assert.Equal(TimeSpan.Zero, LineLag.Of(Noon.AddSeconds(2), Noon, skew));
    }

    [Theory]
    [InlineData(30, false)]
    [InlineData(31, true)]
    public void A_line_is_silent_after_three_missing_beats(int seconds, bool silent) =>
        Assert.Equal(silent, LineLag.IsSilent(Noon, Noon.AddSeconds(seconds)));

    [Fact]
    public void Before_the_first_beat_nobody_knows() => Assert.Null(LineLag.IsSilent(null, Noon));

    [Theory]
    [InlineData(LineClass.A, 5.0, true)]
    [InlineData(LineClass.A, 5.1, false)]
    [InlineData(LineClass.B, 60.0, true)]
    [InlineData(LineClass.C, 900.0, true)]
    [InlineData(LineClass.C, 900.1, false)]
    public void The_limit_itself_keeps_the_promise(LineClass @class, double p95, bool kept) =>
        Assert.Equal(kept, LinePromise.IsKept(@class, p95));

    [Fact]
    public void A_line_may_be_down_43_2_minutes_a_month_and_unmeasured_is_unknown()
    {
        Assert.Equal(43.2, LinePromise.Downtime(30).TotalMinutes, 6);
        Assert.Null(LinePromise.IsKept(LineClass.A, null));
    }

    static readonly SlotMemory Ours = new("7001", At("0/100"), At("0/500"));

    [Theory]
    [InlineData("7001", "0/400", false, SlotVerdict.Resume)]
    [InlineData("7001", "0/500", false, SlotVerdict.Resume)]
    [InlineData("7001", "0/501", false, SlotVerdict.Stop)]
    [InlineData("7002", "0/400", false, SlotVerdict.Stop)]
    [InlineData("7001", "0/400", true, SlotVerdict.Stop)]
    [InlineData("7001", null, false, SlotVerdict.Stop)]
    public void A_slot_that_may_hide_a_gap_stops_the_line(string system, string? confirmed, bool lost, SlotVerdict verdict) =>
        Assert.Equal(verdict, SlotIdentity.Judge(Ours, new(system, confirmed is null ? null : At(confirmed), lost)).Verdict);

    [Fact]
    public void A_line_without_memory_makes_its_slot_and_takes_nobody_elses()
    {
        Assert.Equal(SlotVerdict.Create, SlotIdentity.Judge(null, new("7001", null, false)).Verdict);
        Assert.Equal(SlotVerdict.Stop, SlotIdentity.Judge(null, new("7001", At("0/1"), false)).Verdict);
    }

    [Fact]
    public void Nobody_gets_from_a_lost_position_to_a_running_line_without_a_snapshot()
    {
        Assert.False(LineWay.May(LineState.Resync, LineState.Streaming));
        Assert.False(LineWay.May(LineState.Stopped, LineState.Streaming));
        Assert.False(LineWay.May(LineState.New, LineState.Streaming));
        Assert.True(LineWay.May(LineState.Stopped, LineState.Resync));
        Assert.All(Enum.GetValues<LineState>(), state => Assert.True(LineWay.May(state, LineState.Stopped)));
    }

    static readonly SourceFacts Sound = new(150_013, "logical", false, true, [], [], true, true, [], [], 3, 3, 10 * GiB, "UTF8");

    static List<string> Failed(SourceFacts facts) =>
        [.. LinePrecheck.Of(facts, new(10 * GiB)).Where(item => !item.IsPassed).Select(item => item.Title)];

    [Fact]
    public void A_sound_source_passes_all_twelve_and_each_fault_is_named_by_its_own()
    {
        Assert.Equal(12, LinePrecheck.Of(Sound, new(10 * GiB)).Count);
        Assert.Empty(Failed(Sound));
        Assert.Equal(["不是超级用户"], Failed(Sound with { IsSuperuser = true }));
        Assert.Equal(["日志级别"], Failed(Sound with { WalLevel = "replica" }));
        Assert.Equal(["行标识"], Failed(Sound with { KeylessTables = ["public.log"] }));
        Assert.Equal(["日志上限"], Failed(Sound with { SlotKeepBytes = null }));
        Assert.Equal(["日志上限"], Failed(Sound with { SlotKeepBytes = (10 * GiB) - 1 }));
        Assert.Equal(["只读"], Failed(Sound with { WritableTables = ["public.boat"] }));
        Assert.Equal(["版本"], Failed(Sound with { VersionNumber = 130_020 }));
        Assert.Equal(["复制槽余量"], Failed(Sound with { FreeSenders = 0 }));
    }
}
