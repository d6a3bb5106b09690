using System.Globalization;
using System.Text.Json;

namespace ConvertTyped.Testing.Tests;

public class RecordingTests
{
    private readonly TestConvert _convert = new();

    [Fact]
    public void Events_are_recorded_in_order_with_their_times()
    {
        var context = _convert.Context("anna");
        context.RunExperience("checkout-experiment");
        _convert.Time.Advance(TimeSpan.FromMinutes(5));
        context.TrackConversion("purchase_completed", 49.99m, new Dictionary<string, object?> { ["transactionId"] = "t-1", ["products_count"] = 3 });
        context.TrackConversion("purchase_completed");
        context.TrackConversion("no such goal");

        Assert.Equal([typeof(RecordedDecision), typeof(RecordedConversion)], _convert.Events.Select(happened => happened.GetType()));
        Assert.Equal(TimeSpan.FromMinutes(5), _convert.Events[1].At - _convert.Events[0].At);
        var conversion = Assert.Single(_convert.Conversions);
        Assert.Equal(("anna", "purchase_completed", "100430001", 49.99m), (conversion.VisitorId, conversion.GoalKey, conversion.GoalId, conversion.Revenue));
        Assert.Equal(new Dictionary<string, object> { ["transactionId"] = "t-1", ["productsCount"] = 3 }, conversion.Data);
        Assert.Equal(_convert.Decisions[0].VariationKey, conversion.CountsFor["checkout-experiment"]);
    }

    [Fact]
    public async Task An_untracked_event_is_recorded_but_not_sent()
    {
        var context = _convert.Context().With(enableTracking: false);
        context.RunExperience("checkout-experiment");
        context.TrackConversion("purchase_completed");
        await _convert.FlushAsync();

        Assert.Equal(2, _convert.Events.Count);
        Assert.All(_convert.Events, happened => Assert.False(happened.IsTracked));
        Assert.Empty(_convert.Transport.Payloads);
    }

    [Theory]
    [InlineData("12.5", "12.5")]
    [InlineData(12.5, "12.5")]
    [InlineData(12, "12")]
    [InlineData(1e300, null)]
    [InlineData("much", null)]
    public void Revenue_is_also_read_from_the_conversion_data(object amount, string? revenue)
    {
        _convert.Context().TrackConversion("purchase_completed", conversionData: new Dictionary<string, object?> { ["amount"] = amount });
        Assert.Equal(revenue, Assert.Single(_convert.Conversions).Revenue?.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_payload_is_what_Convert_would_have_received()
    {
        _convert.Experience("checkout-experiment").Force("treatment");
        var context = _convert.Context("anna");
        context.RunExperience("checkout-experiment");
        context.TrackConversion("purchase_completed", revenue: 49.99m);

        var flushed = await _convert.FlushAsync();

        Assert.Equal(2, flushed.Delivered);
        Assert.Equal(
            """{"accountId":"10041001","projectId":"10042002","enrichData":true,"source":"js-sdk","visitors":[{"visitorId":"anna","events":[""" +
            """{"eventType":"bucketing","data":{"experienceId":"100410001","variationId":"100420002"}},""" +
            """{"eventType":"conversion","data":{"goalId":"100430001","goalData":[{"key":"amount","value":49.99}],"bucketingData":{"100410001":"100420002"}}}]}]}""",
            Assert.Single(_convert.Transport.Payloads));
        Assert.Equal("anna", _convert.Transport.Requests[^1].Json.GetProperty("visitors")[0].GetProperty("visitorId").GetString());
    }

    [Fact]
    public async Task A_test_can_wait_for_events_from_other_threads()
    {
        var bruno = _convert.WaitForConversionAsync("purchase_completed", "bruno");
        var anybody = _convert.WaitForDecisionAsync("checkout-experiment");
        var all = _convert.WaitForEventsAsync(3);
        Assert.False(bruno.IsCompleted || anybody.IsCompleted || all.IsCompleted);

        await Task.Run(() =>
        {
            _convert.Context("anna").RunExperience("checkout-experiment");
            _convert.Context("anna").TrackConversion("purchase_completed");
            _convert.Context("bruno").TrackConversion("purchase_completed");
        });

        Assert.Equal("anna", (await anybody).VisitorId);
        Assert.Equal("bruno", (await bruno).VisitorId);
        Assert.Equal(3, (await all).Count);
        Assert.Equal("bruno", (await _convert.WaitForConversionAsync("purchase_completed", "bruno")).VisitorId);
    }

    [Fact]
    public async Task The_error_for_a_wait_that_times_out_names_the_expected_event()
    {
        _convert.Context().TrackConversion("add_to_cart");
        var failed = await Assert.ThrowsAsync<TimeoutException>(
            () => _convert.WaitForConversionAsync("purchase_completed", timeout: TimeSpan.FromMilliseconds(1)));
        Assert.Contains("'purchase_completed'", failed.Message, StringComparison.Ordinal);
        Assert.Contains("Recorded events: 1.", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_a_body_has_no_JSON()
    {
        await _convert.RefreshAsync();
        Assert.ThrowsAny<JsonException>(() => _convert.Transport.Requests[0].Json);
    }

    [Fact]
    public async Task A_wait_ends_only_for_the_given_key_and_visitor()
    {
        _convert.Context("anna").RunExperience("2025-black-friday-banner");
        _convert.Experience("2025-black-friday-banner").Force("banner");
        _convert.Context("anna").RunExperience("2025-black-friday-banner");
        _convert.Context("anna").RunExperience("checkout-experiment");
        _convert.Context("bruno").RunExperience("checkout-experiment");

        var decision = await _convert.WaitForDecisionAsync("checkout-experiment", "bruno");
        Assert.Equal(("bruno", "checkout-experiment"), (decision.VisitorId, decision.ExperienceKey));
        Assert.Equal("checkout-experiment", (await _convert.WaitForDecisionAsync("checkout-experiment")).ExperienceKey);
    }

    [Fact]
    public async Task Every_wait_has_a_timeout()
    {
        var little = TimeSpan.FromMilliseconds(1);
        foreach (var waiting in (Func<Task>[])[
            () => _convert.WaitForDecisionAsync("checkout-experiment", timeout: little),
            () => _convert.WaitForConversionAsync("purchase_completed", timeout: little),
            () => _convert.WaitForEventsAsync(1, little),
            () => _convert.Transport.WaitForRequestsAsync(1, little)])
        {
            Assert.Matches("within 0.001 s. Recorded (events|requests): 0.$", (await Assert.ThrowsAsync<TimeoutException>(waiting)).Message);
        }
    }

    [Fact]
    public async Task A_list_that_was_read_does_not_change_later()
    {
        var none = _convert.Events;
        var first = _convert.WaitForEventsAsync(1);
        _convert.Context("anna").RunExperience("checkout-experiment");
        _convert.Context("bruno").RunExperience("checkout-experiment");

        Assert.Empty(none);
        Assert.Single(await first);
        Assert.Equal(2, (await _convert.WaitForEventsAsync(1)).Count);
    }

    [Fact]
    public void Revenue_as_text_is_read_with_the_invariant_culture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            _convert.Context().TrackConversion("purchase_completed", conversionData: new Dictionary<string, object?> { ["amount"] = "12.5" });
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(12.5m, Assert.Single(_convert.Conversions).Revenue);
    }
}
