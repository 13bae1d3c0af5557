using Microsoft.Extensions.Options;

namespace VideoWeb.Studio.Mail;

/// <summary>Section <c>Mail</c>. Without a server, letters lie as files in <c>DATA/outbox</c>.</summary>
public sealed class MailOptions
{
    /// <summary>Name of the SMTP server, or null.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary>Encrypts from the start (port 465) or by STARTTLS; false sends in the clear, for a server on this machine.</summary>
    public bool Tls { get; set; } = true;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>The sender's address.</summary>
    public string From { get; set; } = "videoweb@localhost";

    /// <summary>Where people reach this studio, for the links in letters: "https://video.example.org".</summary>
    public string? Address { get; set; }

    internal sealed class Validator : IValidateOptions<MailOptions>
    {
        public ValidateOptionsResult Validate(string? name, MailOptions options)
        {
            if (!options.From.Contains('@')) return ValidateOptionsResult.Fail("Mail:From is an e-mail address.");
            if (options.Port is < 1 or > 65535) return ValidateOptionsResult.Fail("Mail:Port is 1 to 65535.");
            if (options.Host is not null && !Uri.TryCreate(options.Address, UriKind.Absolute, out _))
                return ValidateOptionsResult.Fail("Mail:Address says where people reach this studio: letters have links.");
            return ValidateOptionsResult.Success;
        }
    }
}
