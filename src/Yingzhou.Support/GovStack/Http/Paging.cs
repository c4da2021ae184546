using System.Globalization;
using Microsoft.AspNetCore.Http;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Support.GovStack.Http;

/// <summary>The four paging parameters of the registration API. Criteria of Camunda that we do not know mean the order in which things were made.</summary>
sealed record Paging(int Skip, int Take, RegisterOrder Order, bool Descending)
{
    const int Usual = 20;
    const int Most = 100;

    public static Outcome<Paging> Of(IQueryCollection query)
    {
        if (Whole(query, "firstResult", 0, int.MaxValue) is not { } skip)
            return NotWhole("firstResult", "0 以上的整数");
        if (Whole(query, "maxResult", Usual, Most) is not { } take)
            return NotWhole("maxResult", $"0 到 {Most} 的整数");
        if (OrderOf(query["sortBy"]) is not { } order)
            return new Fault("govstack.sort-by", "sortBy 不是规范列出的排序字段。", 400) { Field = "sortBy" };
        return query["sortOrder"].ToString() switch
        {
            "" or "asc" => new Paging(skip, take, order, false),
            "desc" => new Paging(skip, take, order, true),
            _ => new Fault("govstack.sort-order", "sortOrder 只能是 asc 或 desc。", 400) { Field = "sortOrder" },
        };
    }

    static RegisterOrder? OrderOf(string? text) =>
        text switch
        {
            null or "" or "created" or "id" or "instanceId" or "caseInstanceId" or "executionId" or "caseExecutionId" =>
                RegisterOrder.Created,
            "dueDate" or "priority" => RegisterOrder.Due,
            "name" or "nameCaseInsensitive" or "description" => RegisterOrder.Name,
            "assignee" => RegisterOrder.Assignee,
            _ => null,
        };

    static int? Whole(IQueryCollection query, string name, int otherwise, int most) =>
        query[name].ToString() is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number
        : null;

    static Fault NotWhole(string name, string what) => new("govstack.paging", $"{name} 应为{what}。", 400) { Field = name };
}
