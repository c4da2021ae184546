using Yingzhou.Apps.Services.NoVisit.Content;
using Yingzhou.Apps.Services.NoVisit.Delivery;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.NoVisit;

public class DeliveryTests
{
    static readonly DateTimeOffset January = new(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8));

    static NoVisitContent City() => NoVisitContent.Read(CityContent.Find(AppContext.BaseDirectory)!).Content!;

    [Fact]
    public void The_promise_is_the_ninety_percent_quantile_of_the_same_route_month_and_wind()
    {
        var records = Enumerable.Range(1, 20).Select(hours => new DeliveryRecord("dongji", January, 4, hours)).ToList();
        records.AddRange(Enumerable.Range(1, 30).Select(_ => new DeliveryRecord("dongji", January, 7, 100)));

        var promise = new DeliveryHistory(records).Promise("dongji", 1, 4)!;

        Assert.Equal((18, PromiseBasis.RouteMonthAndWind, 20), (promise.Hours, promise.Basis, promise.Seen));
    }

    [Fact]
    public void With_too_little_history_it_leans_on_wider_history_and_then_promises_nothing()
    {
        var few = Enumerable.Range(1, 19).Select(hours => new DeliveryRecord("dongji", January, 4, hours)).ToList();

        Assert.Null(new DeliveryHistory(few).Promise("dongji", 1, 4));
        few.Add(new("dongji", January.AddMonths(1), 4, 20));
        Assert.Equal(PromiseBasis.RouteAndWind, new DeliveryHistory(few).Promise("dongji", 1, 4)!.Basis);
        Assert.Equal(PromiseBasis.Route, new DeliveryHistory(few).Promise("dongji", 1, 9)!.Basis);
        Assert.Null(new DeliveryHistory(few).Promise("shengsi", 1, 4));
    }

    [Fact]
    public void Twelve_simulated_months_keep_nine_of_ten_promises()
    {
        var city = City();
        foreach (var seed in new[] { 1, 7, 42 })
        {
            var records = new SimulatedDeliveries(city.Timetable, [.. city.Suspension.Values], city.MeanWindByMonth, seed).Make(
                [.. city.Routes.Select(route => (route.Id, city.Origin, route.To))],
                new(2022, 11, 1),
                new(2025, 10, 31),
                perDay: 2
            );

            var test = PromiseBackTest.Run(records, new(2024, 11, 1));

            Assert.True(test.IsCalibrated, $"seed {seed}: {test.Kept}, {test.MeanHours} h, {test.NotPromised} not promised");
            Assert.InRange(test.Kept.Denominator, 4_500, 5_200);
        }
    }

    [Fact]
    public void A_back_test_never_looks_into_the_month_it_tests()
    {
        // The year before everything took an hour; then everything takes ten: what is promised in the first such month is one hour.
        var records = Enumerable.Range(0, 40).Select(at => new DeliveryRecord("a", January.AddYears(-1).AddHours(at), 3, 1)).ToList();
        records.AddRange(Enumerable.Range(0, 10).Select(at => new DeliveryRecord("a", January.AddHours(at), 3, 10)));

        var test = PromiseBackTest.Run(records, new(2026, 1, 1));

        Assert.Equal((new RatioOf(0, 10), 1.0), (test.Kept, test.MeanHours));
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.51, 3)]
    public void Other_ways_are_offered_when_the_boats_rather_stop(double suspension, int offered) =>
        Assert.Equal(offered, Alternatives.For(suspension).Count);

    [Fact]
    public void Paper_that_must_be_paper_is_not_offered_as_a_file() =>
        Assert.DoesNotContain(Alternative.ElectronicOnly, Alternatives.For(0.9, electronic: false));

    [Theory]
    [InlineData(5, 0)]
    [InlineData(6, 0.1)]
    [InlineData(7, 0.4)] // between 6 and 8
    [InlineData(8, 0.7)]
    [InlineData(11, 0.7)]
    public void Odds_are_read_between_the_given_forces(int force, double odds) =>
        Assert.Equal(odds, new SuspensionOdds("line", new Dictionary<int, double> { [6] = 0.1, [8] = 0.7 }).At(force), 9);

    [Fact]
    public void Two_boats_on_the_way_stop_more_often_than_one()
    {
        SuspensionOdds[] both = [new("a", new Dictionary<int, double> { [6] = 0.5 }), new("b", new Dictionary<int, double> { [6] = 0.5 })];

        Assert.Equal(0.75, SuspensionOdds.AnyOf(both, 6));
        Assert.Equal(0, SuspensionOdds.AnyOf([], 12));
    }

    [Fact]
    public void The_citys_own_timetable_reaches_every_island()
    {
        var city = City();
        foreach (var route in city.Routes)
            Assert.NotNull(new EarliestArrival(city.Timetable).Find(city.Origin, route.To, January));
        Assert.Equal("dongji", city.RouteTo("330903105002")!.Id);
    }

    [Fact]
    public void A_parcel_nobody_takes_twice_waits_in_the_locker()
    {
        var shipment = Given();
        shipment.HandOver("中国邮政", "EA736100282CN", January);

        Assert.Null(shipment.Miss(January.AddDays(1)));
        Assert.Equal(ShipmentStatus.Missed, shipment.Status);
        Assert.Null(shipment.Miss(January.AddDays(2)));
        Assert.Equal(ShipmentStatus.AtLocker, shipment.Status);
        Assert.NotNull(shipment.Miss(January.AddDays(3)));
    }

    [Fact]
    public void What_was_signed_for_by_somebody_else_is_an_incident()
    {
        var shipment = Given();
        Assert.NotNull(shipment.Confirm(true, January)); // not there yet
        shipment.HandOver("中国邮政", "EA736100282CN", January);
        shipment.Deliver(January.AddHours(20));

        Assert.True(shipment.InTime);
        Assert.Null(shipment.Confirm(false, January.AddDays(1)));
        Assert.Equal(ShipmentStatus.WrongHands, shipment.Status);
    }

    static Shipment Given()
    {
        var shipment = new Shipment
        {
            Region = "330903105",
            PartyKey = "me",
            Receiver = Personal.Name("张三"),
            Address = Personal.Address("庙子湖 1 号"),
            ItemName = "身份证",
            RouteId = "dongji",
            Channel = DeliveryChannel.Home,
            ReadyAt = January,
        };
        shipment.Order(January.AddDays(1), January);
        return shipment;
    }
}
