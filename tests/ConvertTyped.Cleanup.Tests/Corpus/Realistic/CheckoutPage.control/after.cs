using System;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ConvertTyped;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Shop.CheckoutPage;

public sealed class CheckoutPageModel(IDeliveryDates dates, AddressBook addresses) : PageModel
{
    [BindProperty]
    public AddressInput Address { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Coupon { get; set; }

    public bool IsExpress { get; private set; }

    public bool ShowsSteps { get; private set; }

    public string Title { get; private set; } = "";

    public string? Hint { get; private set; }

    public IReadOnlyList<string> Dates { get; private set; } = [];

    public async Task OnGetAsync()
    {
        ShowsSteps = true;
        Title = "Checkout (step 1 of 3)";
        Dates = await dates.NextAsync(3);

        if (Coupon is not null)
            Hint = Combine(Hint, $"Your coupon {Coupon} counts.");
    }

    public IActionResult OnPost()
    {
        if (string.IsNullOrWhiteSpace(Address.Street))
            ModelState.AddModelError(nameof(Address.Street), "Say where we deliver to.");

        if (!ModelState.IsValid)
            return Page();

        addresses.Add(Address);

        return RedirectToPage("/Checkout/Delivery", new { step = 2 });
    }

    public string StepClass(int step)
    {
        var classes = new List<string> { "step" };
        if (!ShowsSteps)
            classes.Add("step--hidden");
        else if (step == 1)
            classes.Add("step--current");
        return string.Join(' ', classes);
    }

    public string ButtonText() => "Next";

    private static string Combine(string? first, string second) => first is null ? second : first + " " + second;
}

public sealed class AddressInput
{
    [Required]
    public string Street { get; set; } = "";

    public string City { get; set; } = "";

    public string Country { get; set; } = "US";
}

public sealed class AddressBook
{
    private readonly List<AddressInput> _addresses = [];

    public int Count => _addresses.Count;

    public void Add(AddressInput address) => _addresses.Add(address);
}

public interface IDeliveryDates
{
    DateOnly Today { get; }

    Task<IReadOnlyList<string>> NextAsync(int count);
}

internal sealed class FixedDates : IDeliveryDates
{
    public DateOnly Today => new(2026, 11, 28);

    public Task<IReadOnlyList<string>> NextAsync(int count) => Task.FromResult<IReadOnlyList<string>>(
        [.. Enumerable.Range(1, count).Select(day => Today.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]);
}

internal static class Case
{
    internal static void Run(ConvertContext context, Action<object?> print)
    {
        var addresses = new AddressBook();
        var page = new CheckoutPageModel(new FixedDates(), addresses) { Coupon = "SPRING" };
        page.OnGetAsync().Wait();
        print(page.Title);
        print(page.Hint);
        print(string.Join(", ", page.Dates));
        print(page.StepClass(1));
        print(page.StepClass(2));
        print(page.ButtonText());
        print(page.IsExpress);
        page.Address = new() { Street = "Main Street 1" };
        print((page.OnPost() as RedirectToPageResult)?.PageName);
        print(addresses.Count);
    }
}
// Review: The solution no longer sets the property 'IsExpress'.
// Review: The property 'ShowsSteps' is now only set to true.
// Review: The property 'Title' is now only set to "Checkout (step 1 of 3)".
// Review: The property 'Hint' is now only set to values that depend on its own value.
// Review: The solution no longer tracks the goal 'purchase'.
// Review: The method 'ButtonText' now always returns "Next".
// Review: The solution no longer uses the property 'IDeliveryDates.Today'.
// Review: The parameter 'count' of 'NextAsync' is now always 3.
// Review: The parameter 'context' of 'Run' is no longer read.
