#!/usr/bin/env bash
# Roundcube, Dovecot and PHP from Debian, for `npm run test:webmail`. As root. Nothing is started, and no web server's settings are touched.
set -euo pipefail
command -v dovecot >/dev/null && [ -d /var/lib/roundcube ] && command -v php >/dev/null && command -v sqlite3 >/dev/null && exit 0

export DEBIAN_FRONTEND=noninteractive
debconf-set-selections <<'ANSWERS'
roundcube-core roundcube/dbconfig-install boolean false
roundcube-core roundcube/reconfigure-webserver multiselect
ANSWERS
# Debian's own word for "no service is started now".
if [ ! -e /usr/sbin/policy-rc.d ]; then
  printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
  chmod +x /usr/sbin/policy-rc.d
  trap 'rm -f /usr/sbin/policy-rc.d' EXIT
fi
apt-get update -qq
apt-get install -y -qq --no-install-recommends roundcube-core roundcube-sqlite3 dovecot-imapd sqlite3 \
  php-cli php-sqlite3 php-mbstring php-xml php-intl >/dev/null
