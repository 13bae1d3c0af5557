using System.Net.Sockets;
using System.Threading.Channels;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Mail;

/// <summary>Sends what was posted, one letter after another. A letter that a stopping process has not sent is lost: whoever waits asks again.</summary>
internal sealed partial class Mailer(IOptions<MailOptions> options, IOptions<DataOptions> data, TimeProvider clock, ILogger<Mailer> logger) : BackgroundService, IMailer
{
    private const int ImplicitTls = 465;
    private const int MostWaiting = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<MimeMessage> waiting = Channel.CreateBounded<MimeMessage>(MostWaiting);

    public bool Post(Letter letter)
    {
        if (!MailboxAddress.TryParse(letter.To, out var to)) return false;
        var message = new MimeMessage { Subject = letter.Subject, Date = clock.GetUtcNow(), Body = new TextPart("plain") { Text = letter.Text } };
        message.From.Add(MailboxAddress.Parse(options.Value.From));
        message.To.Add(to);
        return waiting.Writer.TryWrite(message);
    }

    public Uri Link(string path, Uri here) => new(options.Value.Address is { } address ? new Uri(address) : here, path);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var message in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            using (message)
            {
                try
                {
                    await (options.Value.Host is { } host ? DeliverAsync(host, message, stoppingToken) : KeepAsync(message, stoppingToken));
                }
                catch (Exception failure) when (failure is SocketException or IOException or ProtocolException or CommandException or AuthenticationException or SslHandshakeException or TimeoutException)
                {
                    NotSent(logger, failure);
                }
            }
        }
    }

    private async Task DeliverAsync(string host, MimeMessage message, CancellationToken cancellationToken)
    {
        using var smtp = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        var security = !options.Value.Tls ? SecureSocketOptions.None : options.Value.Port == ImplicitTls ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls;
        await smtp.ConnectAsync(host, options.Value.Port, security, cancellationToken);
        if (options.Value.User is { } user) await smtp.AuthenticateAsync(user, options.Value.Password ?? "", cancellationToken);
        await smtp.SendAsync(message, cancellationToken);
        await smtp.DisconnectAsync(quit: true, cancellationToken);
    }

    private async Task KeepAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var outbox = Directory.CreateDirectory(Path.Combine(data.Value.Folder, "outbox"));
        // letters hold links that let somebody in: for the operator's eyes only
        if (!OperatingSystem.IsWindows()) outbox.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var file = Path.Combine(outbox.FullName, $"{Guid.CreateVersion7(clock.GetUtcNow()):N}.eml");
        // whoever takes letters from here never sees half of one
        await message.WriteToAsync(file + ".part", cancellationToken);
        File.Move(file + ".part", file);
    }

    [LoggerMessage(LogLevel.Warning, "A letter was not sent.")]
    private static partial void NotSent(ILogger logger, Exception failure);
}
