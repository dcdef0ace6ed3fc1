"""An agency's sign-in service, small and on loopback: discovery, keys, authorize, token, user info.

What it says of the person is in `says`; tests change it, or make it misbehave.
"""

import base64
import hashlib
import json
import secrets
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

KID = "key-1"


class Agency:
    """One service with one person in front of it."""

    client_id = "portal"
    client_secret = "a-secret-of-the-tests"

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.signing_key = self.key
        self.says: dict[str, Any] = {}
        self.user_info: dict[str, Any] = {}
        self.header: dict[str, Any] = {"kid": KID}
        self.algorithm = "RS256"
        self.codes: dict[str, dict[str, str]] = {}
        self.away = False
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def provider(self, **more: Any) -> dict[str, Any]:
        """As OIDC_PROVIDERS names it."""
        return {
            "id": "council",
            "name": "Fenshire Council",
            "server_url": self.issuer,
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "domains": ["example.org"],
            **more,
        }

    # --- what it answers

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self) -> dict[str, Any]:
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [{**public, "kid": KID, "alg": "RS256", "use": "sig"}]}

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the person is sent back to; they agree at once."""
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, sent: dict[str, str]) -> dict[str, Any] | None:
        """The signed token for a code, once, to whoever proves that they asked for it."""
        asked = self.codes.pop(sent.get("code", ""), None)
        proof = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(proof).decode().rstrip("=")
        if (
            asked is None
            or sent.get("client_secret") != self.client_secret
            or sent.get("redirect_uri") != asked["redirect_uri"]
            or challenge != asked.get("code_challenge")
        ):
            return None
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": self.client_id,
            "iat": now,
            "exp": now + 300,
            "nonce": asked.get("nonce"),
            **self.says,
        }
        signed = jwt.encode(claims, self.signing_key, algorithm=self.algorithm, headers=self.header)
        return {"access_token": "for-user-info", "token_type": "Bearer", "id_token": signed}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        agency = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                address = urlsplit(self.path)
                if agency.away:
                    return self.answer(503, {})
                if address.path == "/authorize":
                    asked = {name: v[0] for name, v in parse_qs(address.query).items()}
                    self.send_response(302)
                    self.send_header("Location", agency.authorize(asked))
                    self.end_headers()
                    return None
                pages = {
                    "/.well-known/openid-configuration": agency.discovery,
                    "/keys": agency.keys,
                    "/userinfo": lambda: agency.user_info,
                }
                return self.answer(200, pages[address.path]())

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                found = agency.token({name: v[0] for name, v in parse_qs(body).items()})
                self.answer(200 if found else 400, found or {"error": "invalid_grant"})

            def answer(self, status: int, body: dict[str, Any]) -> None:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(body).encode())

            def log_message(self, *args: Any) -> None:
                """Quiet."""

        return Handler
