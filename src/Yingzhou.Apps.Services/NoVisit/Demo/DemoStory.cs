using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.NoVisit.Content;
using Yingzhou.Apps.Services.NoVisit.Delivery;
using Yingzhou.Apps.Services.NoVisit.Identity;
using Yingzhou.Apps.Services.NoVisit.Video;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Services.NoVisit.Demo;

/// <summary>Gives the video counter of a fresh demonstration city some finished visits, and two of its people a parcel on the way (演示故事).</summary>
sealed class DemoStory(
    CityContext city,
    CityStep step,
    CityPeople people,
    PersonalCipher cipher,
    NoVisitContent content,
    CasesContent cases,
    ItemAssurance assurance,
    DeliveryPlanner planner
) : IDemoSeed
{
    const int Visits = 60;

    public async Task Seed(CancellationToken cancel)
    {
        if (!await city.Set<VideoCall>().AnyAsync(cancel))
            await step.Run(nameof(DemoStory), () => Task.FromResult(Add()), cancel);
    }

    Outcome<Done> Add()
    {
        Visit();
        Send("yu-awei", "qushan", "senior-allowance", "EA736100282CN", daysAgo: 1, delivered: false);
        Send("fang-dahai", "liuheng", "social-security-card", "9812345678901", daysAgo: 3, delivered: true);
        return Done.It;
    }

    void Visit()
    {
        var items = cases.Items;
        var offered = content.Items.Values.Where(item => items.ContainsKey(item.Item)).ToList();
        var random = new Random(407);
        for (var visit = 0; visit < Visits && offered.Count > 0; visit++)
        {
            var (item, route) = (offered[visit % offered.Count], content.Routes[random.Next(content.Routes.Count)]);
            var began = city.Clock.GetUtcNow().AddDays(-1 - visit % 30).AddMinutes(-random.Next(300));
            var call = VideoCall.Queue(
                new VideoCall
                {
                    Region = route.Regions[0],
                    Item = item.Item,
                    ItemName = items[item.Item].Name,
                    Needed = assurance.Of(item.Item).Level,
                    PartyKey = $"demo-visitor-{visit}",
                    CallerName = Personal.Name("演示办事人"),
                    QueuedAt = began,
                },
                callBack: false
            );
            call.Answer(new Actor("demo-clerk", "演示窗口", ActorKind.Official), began.AddMinutes(2 + random.Next(6)));
            call.Identified(CheckMethod.FaceAndChip);
            call.Tick(Enumerable.Range(0, item.Checklist.Count));
            // One in five had to come after all, mostly for papers.
            var reason =
                random.Next(5) == 0
                    ? content.ForcedVisitReasons[(int)(content.ForcedVisitReasons.Count * random.NextDouble() * random.NextDouble())].Code
                    : null;
            call.Finish(item.Checklist.Count, reason, null, began.AddMinutes(12 + random.Next(9)));
            city.Add(call);
        }
    }

    void Send(string login, string routeId, string item, string tracking, int daysAgo, bool delivered)
    {
        if (
            people.Persons.FirstOrDefault(person => person.Login == login) is not { } person
            || content.Route(routeId) is not { } route
            || !cases.Items.TryGetValue(item, out var service)
        )
            return;
        var ready = CityTime.StartOf(city.Clock.GetUtcNow().Day().AddDays(-daysAgo)).AddHours(9);
        var plan = planner.Plan(route, ready, electronic: true);
        var shipment = new Shipment
        {
            Region = route.Regions[0],
            PartyKey = cipher.PartyKey(person.ResidentId),
            Receiver = Personal.Name(person.Name),
            Address = Personal.Address(route.Name + "（演示地址）"),
            ItemName = service.Name,
            RouteId = route.Id,
            Channel = DeliveryChannel.Home,
            ReadyAt = ready,
        };
        shipment.Order(plan.PromisedAt, ready);
        if (TrackingNumber.Parse(tracking, content.Carriers) is { Succeeded: true } number)
            shipment.HandOver(number.Value.Carrier, number.Value.Number, ready.AddMinutes(40));
        if (delivered && plan.Journey is { } journey)
            shipment.Deliver(journey.Arrives);
        city.Add(shipment);
    }
}
