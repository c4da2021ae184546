using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.OnlineServices.Finding;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Foundation.Content;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Search;

namespace Yingzhou.Apps.Tests.OnlineServices;

public class OfferSearchTests(DeskCity city)
{
    static readonly SearchLanguage Language = SearchLanguage.Read(CityContent.Find(AppContext.BaseDirectory)!).Content!;

    static readonly OfferSearch Small = new(
        [
            Item("birth", "出生登记（户口）", "给新生儿：随父亲或母亲上户口。", "孩子落户口", "上户口"),
            Item("cancel", "死亡登记（注销户口）", "亲人去世后注销户口。", "注销户口", "销户口"),
            Item("permit", "浙江省居住证申领", "给在舟山居住半年以上的外地人。", "居住证", "暂住证"),
        ],
        Language
    );

    static Offer Item(string id, string name, string summary, params string[] alsoCalled) =>
        new()
        {
            Id = id,
            Name = name,
            Summary = summary,
            AlsoCalled = alsoCalled,
            Audiences = [Support.Cases.Content.Subject.Citizen],
            Kind = PowerKind.PublicService,
            Department = "public-security",
            Level = DivisionLevel.County,
            Regions = ["3309"],
            PromisedWorkdays = 1,
            Parts = 1,
            Trips = 0,
            Form = id,
        };

    [Theory]
    [InlineData("孩子落户口", "birth")]
    [InlineData("落户口 孩子", "birth")] // another order
    [InlineData("我想给孩子办理落户口怎么办", "birth")] // with what people say around it
    [InlineData("注销户口", "cancel")]
    [InlineData("暂住証", "permit")] // one character typed otherwise
    [InlineData("居住证", "permit")]
    public void The_matter_is_found_by_the_words_people_use(string words, string id) => Assert.Equal(id, Small.For(words)[0].Offer.Id);

    [Theory]
    [InlineData("")]
    [InlineData("   ，。！")]
    [InlineData("量子力学")]
    public void What_the_city_does_not_do_is_not_found(string words) => Assert.Empty(Small.For(words));

    [Theory]
    [InlineData("Ｗｉｆｉ", "wifi")]
    [InlineData("WIFI", "wifi")]
    public void Width_and_capitals_do_not_matter(string words, string id) =>
        Assert.Equal(id, new OfferSearch([Item("wifi", "公共 WiFi 报修", "报修。")], Language).For(words)[0].Offer.Id);

    [Fact]
    public void A_pasted_story_is_answered_and_does_not_hurt() =>
        Assert.Equal("birth", Small.For("孩子落户口" + new string('好', 100_000))[0].Offer.Id);

    [Theory]
    [InlineData("开饭店", "open-restaurant")]
    [InlineData("开奶茶店", "open-restaurant")]
    [InlineData("孩子上学", "school-enrolment")]
    [InlineData("孩子落户口", "newborn", "birth-registration")]
    [InlineData("身份证丢了", "resident-id-replacement")]
    [InlineData("生孩子", "newborn")]
    [InlineData("注册公司", "start-business")]
    [InlineData("老人补贴", "senior-allowance")]
    [InlineData("渔船", "fishing-permit")]
    [InlineData("给员工交社保", "hire-employee", "social-insurance-enrolment")]
    [InlineData("社保卡怎么办", "social-security-card")]
    [InlineData("房子过户给儿子", "real-estate-inheritance")]
    [InlineData("办丧事", "afterlife")]
    public void In_the_citys_catalogue_it_is_among_the_first_three(string words, params string[] ids)
    {
        var hits = city.Services.GetRequiredService<Catalogue>().Search(words).Take(3).Select(offer => offer.Id).ToList();

        Assert.All(ids, id => Assert.Contains(id, hits));
    }

    [Fact]
    public void What_is_between_units_of_the_administration_is_not_for_the_public() =>
        Assert.DoesNotContain(
            city.Services.GetRequiredService<Catalogue>().Search("公务员录用"),
            offer => offer.Id is "civil-servant-career" or "internal-recruitment"
        );
}
