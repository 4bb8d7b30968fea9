using System.Globalization;
using LocalOfferCms.Core.Time;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Workflows;

/// <summary>Working days: Monday to Friday without bank holidays, on the council's calendar.</summary>
public sealed class WorkingDaysTests(WorkflowFixture workflows) : IClassFixture<WorkflowFixture>
{
    [Theory]
    // A Monday, and a Friday.
    [InlineData("2026-06-01T10:00Z", 1, "2026-06-02T22:59:59Z")]
    [InlineData("2026-06-05T10:00Z", 1, "2026-06-08T22:59:59Z")]
    // A comment that comes at the weekend: the next Monday is the first day.
    [InlineData("2026-06-06T10:00Z", 1, "2026-06-08T22:59:59Z")]
    [InlineData("2026-06-06T10:00Z", 0, "2026-06-06T22:59:59Z")]
    // Good Friday and Easter Monday.
    [InlineData("2026-04-02T10:00Z", 1, "2026-04-07T22:59:59Z")]
    // Over Christmas and the turn of the year: 25, 26 (on the 28th), 1 January.
    [InlineData("2026-12-24T10:00Z", 4, "2027-01-04T23:59:59Z")]
    // Boxing Day on a Sunday is made good on the Tuesday.
    [InlineData("2027-12-24T10:00Z", 1, "2027-12-29T23:59:59Z")]
    // Half past eleven at night in summer time is the next day already in the council, and the day before in UTC.
    [InlineData("2026-06-01T23:30Z", 1, "2026-06-03T22:59:59Z")]
    // The clocks go back on 25 October: the day ends an hour later by UTC.
    [InlineData("2026-10-23T10:00Z", 1, "2026-10-26T23:59:59Z")]
    // Fifteen days: three weeks without a bank holiday.
    [InlineData("2026-06-01T10:00Z", 15, "2026-06-22T22:59:59Z")]
    public async Task After_IsTheEndOfTheDay(string from, int days, string expected)
    {
        var end = await workflows.InAsync(services => services.GetRequiredService<WorkingDays>().AfterAsync(Utc(from), days, default));

        Assert.Equal(Utc(expected), end);
        Assert.Equal(DateTimeKind.Utc, end.Kind);
    }

    [Theory]
    [InlineData("2026-06-01T10:00Z", "2026-06-01T20:00Z", 0)]
    [InlineData("2026-06-01T10:00Z", "2026-06-08T09:00Z", 5)]
    [InlineData("2026-06-08T09:00Z", "2026-06-01T10:00Z", -5)]
    [InlineData("2026-04-02T10:00Z", "2026-04-07T10:00Z", 1)]
    [InlineData("2026-12-24T10:00Z", "2027-01-04T10:00Z", 4)]
    public async Task Between_CountsTheDaysOpen(string from, string to, int expected) =>
        Assert.Equal(expected, await workflows.InAsync(services => services.GetRequiredService<WorkingDays>().BetweenAsync(Utc(from), Utc(to), default)));

    [Fact]
    public async Task After_NegativeDays_Throws() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => workflows.InAsync(services => services.GetRequiredService<WorkingDays>().AfterAsync(Utc("2026-06-01T10:00Z"), -1, default)));

    private static DateTime Utc(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
