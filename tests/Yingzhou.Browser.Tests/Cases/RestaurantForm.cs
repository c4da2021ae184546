namespace Yingzhou.Browser.Tests.Cases;

/// <summary>What 舟山海之味 answers and writes to open one more restaurant.</summary>
static class RestaurantForm
{
    public const string Uscc = "91330902MA2B00182F";

    /// <summary>In the order of asking: a restaurant with a signboard, in a rented house of shops, without cold dishes.</summary>
    public static IReadOnlyDictionary<string, string> Answers { get; } =
        new Dictionary<string, string>
        {
            ["在哪里办？"] = "定海区",
            ["要在门口装招牌吗？"] = "是",
            ["您用什么身份开店？"] = "公司开的分店",
            ["店面是谁的？"] = "租来的",
            ["谁来办？"] = "本人（法定代表人）办",
            ["开的是哪一种？"] = "餐馆、小吃店",
            ["做凉菜、生食或裱花蛋糕吗？"] = "不做",
            ["招牌有多大？"] = "单层门头",
            ["店里炒菜、煎炸、烧烤吗？"] = "会，有油烟",
            ["店面在什么样的楼里？"] = "独立的商业楼",
        };

    public static async Task HandInAll(Applicant shop)
    {
        await shop.HandIn("经营场所租赁合同", Papers.Pdf("租赁合同.pdf"));
        await shop.HandIn("设备布局图和操作流程图", Papers.Png("布局图.png"));
        await shop.HandIn("消防安全制度、灭火和应急疏散预案", Papers.Pdf("预案.pdf"));
        await shop.HandIn("场所平面布置图、消防设施平面图", Papers.Png("平面图.png"));
        await shop.HandIn("招牌实景效果图", Papers.Png("招牌.png"));
        await shop.Press("保存，下一步");
    }

    /// <summary>Who applies and for which shop: what every form of the bundle asks.</summary>
    public static async Task FillInShop(Applicant shop, string shopName)
    {
        await shop.Write("姓名", "方大海");
        await shop.Write("公民身份号码", "330903198503211012");
        await shop.Write("手机号码", "13000000002");
        await shop.Write("门店名称", shopName);
        await shop.Choose("经营场所所在乡镇（街道）", "昌国街道");
        await shop.Write("经营场所地址", "昌国街道人民南路 100 号 1 楼");
        await shop.Write("经营面积（平方米）", "180");
        await shop.Write("经营范围", "餐饮服务；食品销售");
    }

    public static async Task FillIn(Applicant shop, string shopName)
    {
        await FillInShop(shop, shopName);
        await shop.Write("就餐座位数", "60");
        await shop.Write("所在楼层", "1 楼");
        await shop.Tick("主体业态", "餐饮服务经营者");
        await shop.Tick("经营项目", "热食类制售");
        await shop.Write("食品安全管理员姓名", "方大海");
        await shop.Write("从业人员人数", "12");
        await shop.Write("安全出口数量", "2");
        await shop.Tick("消防设施", "灭火器");
        await shop.Tick("是否使用燃气", "管道燃气");
        await shop.Tick("招牌形式", "贴墙门头");
        await shop.Write("招牌尺寸（长×高，米）", "4.5×1.2");
        await shop.Write("设置位置", "一楼门楣上方");
        await shop.Tick("污水去向", "接市政污水管网");
        await shop.Tick("结果领取方式", "电子证照");
        await shop.Press("保存，下一步");
    }
}
