using Yingzhou.Kernel;

namespace Yingzhou.Data.Catalogue.Generating;

/// <summary>
/// A catalogue of any size that does not exist, for measuring: by default 2,299 catalogues with 24,000 items, as the plan counts them. The same number gives the same
/// catalogue. Names are made of things, events and facts that departments register.
/// </summary>
sealed class SyntheticCatalogue(int catalogues = 2_299, int items = 24_000)
{
    static readonly string[] Departments =
    [
        "public-security",
        "civil-affairs",
        "market-supervision",
        "human-resources",
        "health",
        "education",
        "natural-resources",
        "transport",
        "port",
        "tax",
    ];

    static readonly string[] Things =
    [
        "渔船",
        "泊位",
        "岛屿",
        "水库",
        "学校",
        "幼儿园",
        "诊所",
        "药店",
        "饭店",
        "民宿",
        "企业",
        "个体工商户",
        "社会组织",
        "村社",
        "家庭",
        "老年人",
        "儿童",
        "学生",
        "教师",
        "医师",
        "护士",
        "驾驶员",
        "船员",
        "导游",
        "律师",
        "工程师",
        "退役军人",
        "残疾人",
        "参保人",
        "纳税人",
        "车辆",
        "船舶",
        "桥梁",
        "隧道",
        "路段",
        "码头",
        "航标",
        "油罐",
        "电梯",
        "锅炉",
        "工地",
        "宗地",
        "海域",
        "林地",
        "农田",
        "鱼塘",
        "排污口",
        "监测站",
        "摄像机",
        "危险源",
    ];

    static readonly string[] Events =
    [
        "登记",
        "备案",
        "许可",
        "年检",
        "变更",
        "注销",
        "处罚",
        "检查",
        "投诉",
        "补贴",
        "奖励",
        "培训",
        "鉴定",
        "评审",
        "抽检",
        "监测",
        "巡查",
        "报修",
        "转让",
        "抵押",
        "保险",
        "缴费",
        "待遇发放",
        "资格认定",
        "信用评价",
        "事故",
        "档案",
        "统计",
        "预警",
        "整改",
    ];

    static readonly string[] Facts =
    [
        "名称",
        "编号",
        "统一社会信用代码",
        "公民身份号码",
        "姓名",
        "类型",
        "状态",
        "地址",
        "行政区划代码",
        "经度",
        "纬度",
        "负责人",
        "联系电话",
        "日期",
        "有效期起",
        "有效期止",
        "金额",
        "面积",
        "数量",
        "等级",
        "结果",
        "原因",
        "经办人",
        "经办部门",
        "审批意见",
        "文号",
        "备注",
        "更新时间",
        "来源",
        "批次",
        "吨位",
        "功率",
        "长度",
        "宽度",
        "材质",
        "用途",
    ];

    public IEnumerable<DataCatalogue> Catalogues
    {
        get
        {
            for (var number = 0; number < catalogues; number++)
                yield return Catalogue(number);
        }
    }

    public IEnumerable<DataItem> ItemsOf(DataCatalogue catalogue, int number)
    {
        for (var ordinal = 1; ordinal <= CountOf(number); ordinal++)
        {
            var fact = Facts[((number * 7) + (ordinal * 5)) % Facts.Length];
            yield return new()
            {
                CatalogueId = catalogue.Id,
                Ordinal = ordinal,
                Name = ordinal % 3 == 0 ? $"{Events[(number + ordinal) % Events.Length]}{fact}" : fact,
                Column = $"c{ordinal}",
                Type = (ItemType)(ordinal % 6),
                Level = fact is "公民身份号码" or "联系电话" or "地址" ? DataLevel.L3 : (DataLevel)(1 + (ordinal % 2)),
                Personal = fact is "公民身份号码" or "姓名" or "联系电话",
            };
        }
    }

    // The items that do not divide evenly go one each to the first catalogues.
    int CountOf(int number) => (items / catalogues) + (number < items % catalogues ? 1 : 0);

    DataCatalogue Catalogue(int number)
    {
        var thing = Things[number % Things.Length];
        var happening = Events[number / Things.Length % Events.Length];
        var round = number / (Things.Length * Events.Length);
        return new()
        {
            Region = "3309",
            Code = $"9{number % 100:00}{number % 10:000}/{number + 1:000000}",
            Dataset = $"synthetic-{number + 1}",
            Name = round == 0 ? $"{thing}{happening}信息" : $"{thing}{happening}信息（{round + 1}）",
            Abstract = $"本部门办理{thing}{happening}时形成的数据。",
            System = "household-register",
            Provider = Departments[number % Departments.Length],
            Format = "数据库",
            Sharing = (SharingAttribute)(number % 3),
            SharingCondition = "按事项申请",
            SharingMode = "接口",
            Opening = (OpenAttribute)(number % 3),
            Cycle = (UpdateCycle)(number % 7),
            RelatedCode = "GJ",
            Status = CatalogueStatus.Published,
            PublishedOn = new DateOnly(2022, 3, 1),
            Level = DataLevel.L3,
            ItemCount = CountOf(number),
        };
    }
}
